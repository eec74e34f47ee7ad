import ZoneModel
import ZoneQuery

extension PolicyCheck {
  /// Tells of rules that would refuse a step where they do not hold, and of which that is not known, so
  /// that no money is paid in silence on a condition that nobody looked at.
  ///
  /// Only a record that was there before takes a step; what is entered anew may be filled in later.
  func unknownSteps(
    _ touched: Touched,
    _ rules: [(rule: Rule, reads: Set<String>)],
    _ policies: PolicyEvaluator
  ) -> [Refusal] {
    let board = policies.evaluator.context.board
    let stepped = touched.order.prefix(Self.warnedOf).filter {
      !touched.isNew($0) && touched.concerns($0, ["\($0.register).state"])
    }
    guard !stepped.isEmpty else { return [] }
    return rules.compactMap { rule, reads in
      guard reads.contains("\(rule.register).state") else { return nil }
      let unknown = stepped.filter { $0.register == rule.register }.compactMap { reference in
        board.record(reference).flatMap { record in
          policies.verdict(of: rule, on: record) == .unknown ? record : nil
        }
      }
      return unknown.first.map { record in
        notKnown(policies.finding(of: rule, on: record), more: unknown.count - 1)
      }
    }
  }

  private func notKnown(_ finding: Finding, more: Int) -> Refusal {
    let lacked = finding.missing.filter { !$0.isPrivate }.map(\.lacked)
    let (citation, says) = (finding.citation, finding.rule.says)
    let lacks = Phrase(
      lacked.map(\.en).joined(separator: ", "),
      lacked.map(\.zh).joined(separator: "、")
    )
    let others = Self.others(more)
    return Refusal(
      .warning,
      record: finding.record,
      field: nil,
      Phrase(
        "\(citation.en): \(says.en) It is not known whether this holds"
          + (lacked.isEmpty ? "" : "; missing: \(lacks.en)") + others.en,
        "\(citation.zh)：\(says.zh)目前无法判断是否符合"
          + (lacked.isEmpty ? "" : "，缺少：\(lacks.zh)") + others.zh
      ),
      rule: finding.rule.id
    )
  }
}
