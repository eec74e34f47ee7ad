import ZoneModel
import ZonePolicy

extension PolicyBook {
  /// What is wrong in the packs as one message: what is off, that the rest works, the first place.
  ///
  /// - Returns: nothing where nothing is wrong.
  var told: [Phrase] {
    guard let first = faults.first else { return [] }
    let place = "\(first.file):\(first.line):\(first.column)"
    guard let loss = first.loss else {
      return [Phrase("\(first.described.en) F1 explains.", "\(first.described.zh) F1 有说明。")]
    }
    let others = Set(faults.map { ($0.loss ?? $0.described).en }).count - 1
    let more =
      others == 0
      ? Phrase("", "") : Phrase("; \(others) more off too", "；另有 \(others) 处停用")
    return [
      Phrase(
        "\(loss.en)\(more.en) (F1): \(place) \(first.message.en)",
        "\(loss.zh)\(more.zh)（F1 说明）：\(place) \(first.message.zh)"
      )
    ]
  }
}

extension DashboardState {
  /// What is wrong in the policy packs.
  private var packFaults: [PackFault] { book?.faults ?? [] }

  /// Why there is nothing to say of what is off in the policy packs, if so.
  var whyNoPackFaults: Phrase? {
    packFaults.isEmpty
      ? Phrase("Nothing of the policy packs is off.", "政策文件包没有停用的部分。") : nil
  }

  /// What is off in the policy packs, as lines of a help; each leads to the explanation.
  var packFaultItems: [ListItem] {
    guard !packFaults.isEmpty else { return [] }
    return [.heading(Phrase("Off in the policy packs", "政策文件包中已停用"))]
      + packFaults.map { fault in
        ListItem("pack-faults", fault.loss ?? Phrase(same: fault.file), note: fault.described)
      }
  }

  /// Explains what is off in the policy packs: which rule, where in which file, and what to do.
  mutating func explainPackFaults() -> [Effect] {
    var lines: [Phrase] = []
    for fault in packFaults {
      if let loss = fault.loss { lines.append(Phrase(loss.en + ".", loss.zh + "。")) }
      let key = fault.key.isEmpty ? "" : ", \(fault.key)"
      lines += [
        Phrase(
          "In \(fault.file), line \(fault.line), column \(fault.column)\(key):",
          "位置：\(fault.file) 第 \(fault.line) 行第 \(fault.column) 列\(key)："
        ),
        fault.message, Phrase(same: ""),
      ]
    }
    lines += [
      Phrase(
        "What is off is neither met nor unmet: nothing is checked by it, and no save is stopped by it.",
        "已停用的部分既不算满足也不算不满足：不再据此核查，也不会因此阻止保存。"
      ),
      Phrase(
        "To mend it, correct the line in the file. One in the store’s own folder policies is then put in force with “zoneboard adopt”; one that came with zoneboard is read when zoneboard is started again.",
        "修正方法：在文件中改正该行。位于数据目录 policies 下的文件，改后用“zoneboard adopt”生效；随 zoneboard 提供的文件，重新启动 zoneboard 即可。"
      ),
    ]
    overlays.append(
      .page(PageState(title: Phrase("Off in the policy packs", "政策文件包中已停用"), lines: lines))
    )
    return []
  }
}
