/// What several things have of a whole in percent, one a text: `Growth: 30`, `1.2 Output: 12`,
/// `Green: ?`.
///
/// A name may begin with its number; `1.2` is a part of `1` where that is listed, and the parts of
/// something add up to what it has itself. What is not known stays unknown: then the others add up
/// to at most the whole.
struct Shares {
  private struct Line {
    let name: String
    /// The number that the name begins with, without its last part; empty where it has none.
    let parent: [Substring]
    let number: [Substring]
    /// The share; `nil` where it is not known.
    let share: Number?
  }

  private var lines: [Line] = []
  private var faulty: [Phrase] = []

  /// Whether all of them are listed.
  private let areWhole: Bool

  init(_ texts: [String], areWhole: Bool = false) {
    self.areWhole = areWhole
    for text in texts {
      let sign = text.lastIndex { $0 == ":" || $0 == "：" }
      let name = String(text[..<(sign ?? text.endIndex)])
      let amount = sign.map { String(text[$0...].dropFirst()).filter { $0 != " " && $0 != "%" } }
      // A number at the end that stands behind no colon was meant as one.
      let last = sign == nil ? text.halfWidth.last { $0 != " " && $0 != "%" } : nil
      let isNumbered = last.map { $0.isASCII && $0.isNumber } ?? false
      let isUnknown = !isNumbered && ["", "?", "？", "unknown", "未知"].contains(amount ?? "")
      let share = amount.flatMap { Number($0) }
      if !isUnknown, !(share.map { $0 >= 0 && $0 <= 100 && $0.scale <= 4 } ?? false) {
        faulty.append(
          Phrase(
            "“\(text)” needs a weight between 0 and 100 behind its colon, or ? where it is not known.",
            "「\(text)」的冒号后应为 0 到 100 的权重，未知则写 ?。"
          )
        )
      }
      let number = Self.number(of: name)
      lines.append(
        Line(name: name, parent: number.dropLast(), number: number, share: isUnknown ? nil : share)
      )
    }
  }

  private static func number(of name: String) -> [Substring] {
    let word = name.prefix { $0 != " " }
    let parts = word.split(separator: ".", omittingEmptySubsequences: false)
    return parts.allSatisfy { !$0.isEmpty && $0.allSatisfy(\.isNumber) } ? parts : []
  }

  /// What is wrong with them.
  ///
  /// - Parameters:
  ///   - sum: what they are said to add up to; `nil` where that is not said.
  ///   - label: the name of the field that says so.
  /// - Returns: a sentence for each fault; none where all is well.
  func faults(adding sum: Number?, as label: Phrase?) -> [Phrase] {
    guard faulty.isEmpty else { return faulty }
    var faults: [Phrase] = []
    let numbers = Set(lines.map(\.number))
    func isPart(_ line: Line) -> Bool { !line.parent.isEmpty && numbers.contains(line.parent) }
    for whole in lines where !whole.number.isEmpty {
      let parts = lines.filter { $0.parent == whole.number }
      guard !parts.isEmpty, let share = whole.share else { continue }
      let of = Phrase("the parts of “\(whole.name)”", "「\(whole.name)」的下级")
      if let fault = Self.fault(parts, adding: share, isSaid: true, of) { faults.append(fault) }
    }
    let top = lines.filter { !isPart($0) }
    guard let sum else {
      let all = Phrase("the weights", "各项权重")
      return faults + [Self.fault(top, adding: 100, isSaid: areWhole, all)].compactMap(\.self)
    }
    let name = label ?? Phrase("the sum", "合计")
    if areWhole, let unknown = top.first(where: { $0.share == nil })?.name {
      return faults + [
        Phrase(
          "The weight of “\(unknown)” is not known: leave “\(name.en)” empty.",
          "「\(unknown)」的权重未知，请将「\(name.zh)」留空。"
        )
      ]
    }
    let said = Phrase("the weights (\(name.en): \(sum))", "各项权重（\(name.zh)：\(sum)）")
    return faults + [Self.fault(top, adding: sum, isSaid: true, said)].compactMap(\.self)
  }

  /// What is wrong with lines that add up to a whole.
  ///
  /// - Parameters:
  ///   - lines: the lines.
  ///   - whole: what they add up to.
  ///   - isSaid: whether somebody said so; else some may be left out.
  ///   - name: what they are called.
  /// - Returns: a sentence; `nil` where nothing is wrong.
  private static func fault(
    _ lines: [Line],
    adding whole: Number,
    isSaid: Bool,
    _ name: Phrase
  ) -> Phrase? {
    let shares = lines.compactMap(\.share)
    let sum = Number(units: shares.map(\.tenThousandths).reduce(0, +), scale: 4)
    let isWhole = shares.count == lines.count
    guard sum > whole || isSaid && isWhole && sum != whole else { return nil }
    let (en, zh) = isWhole ? ("", "") : ("at least ", "至少")
    return Phrase(
      "\(name.en.prefix(1).uppercased())\(name.en.dropFirst()) add up to \(en)\(sum), not to \(whole).",
      "\(name.zh)合计\(zh)为 \(sum)，应为 \(whole)。"
    )
  }
}
