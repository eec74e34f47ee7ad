internal import ZoneModel

extension Fsck {
  /// Tells of files in the journal's folder that the walk along its hashes did not come by.
  ///
  /// - Parameters:
  ///   - journal: the journal.
  ///   - walked: the names of the segments that it came by.
  ///   - hashes: those of the changes from 1 on that verify.
  /// - Throws: what failed.
  mutating func checkStrays(
    _ journal: Journal,
    walked: Set<String>,
    _ hashes: [LineHash?]
  ) throws(StoreError) {
    var others: [String] = []
    let strays = try journal.looseSegments(but: walked) { others.append($0) }
    for name in others {
      look(
        "journal/" + name,
        Phrase("it is no segment of the journal; move it away", "不是日志段，请移出")
      )
    }
    for stray in strays {
      if stray.isForeign(to: journal.store) {
        dropDamage(of: stray)
        let store = stray.header?.store ?? ""
        look(
          stray.file,
          Phrase(
            "it is of another store (\(store)), and none of its changes is in this one; move it away",
            "属于另一数据库（\(store)），其变更均不在本数据中，请移出"
          )
        )
      } else {
        judge(stray, hashes)
      }
    }
  }

  /// Tells of a file whose lines may be this store's.
  private mutating func judge(_ stray: LooseSegment, _ hashes: [LineHash?]) {
    let lines = stray.lines.filter { $0.previous != nil }
    let seqs = lines.compactMap(\.seq)
    guard let first = seqs.min(), let last = seqs.max() else {
      // What damage has left of a segment has been told as that.
      if report.findings.contains(where: { $0.gravity == .damage && $0.file == stray.file }) {
        return
      }
      return look(
        stray.file,
        Phrase("no line of it verifies; move it away", "没有一行校验无误，请移出")
      )
    }
    let unknown = lines.filter { line in
      guard let seq = line.seq else { return false }
      return !(hashes.indices.contains(seq - 1) && hashes[seq - 1] == line.hash)
    }
    let unknownSeqs = unknown.compactMap(\.seq)
    guard let from = unknownSeqs.min(), let to = unknownSeqs.max() else {
      dropDamage(of: stray)
      return look(
        stray.file,
        Phrase(
          "a copy of \(Self.changes(first, last).en), which the journal has; move it away",
          "\(Self.changes(first, last).zh)的副本，日志中已有，请移出"
        )
      )
    }
    if from > hashes.count {
      let (en, zh) = (Self.changes(from, to).en, Self.changes(from, to).zh)
      // Damage before it has been told where it is.
      if !report.isDamaged || SegmentHeader.first(inName: stray.name) == nil {
        report.findings.append(
          .init(
            .damage,
            stray.file,
            offset: unknown.first?.range.lowerBound,
            "\(en) stand\(from == to ? "s" : "") only here, where nobody looks for it",
            "\(zh)仅见于此，而日志不会在此查找"
          )
        )
      }
      return
    }
    dropDamage(of: stray)
    look(
      stray.file,
      Phrase(
        "\(Self.changes(from, to).en) of a copy of this store that went on by itself; look whether they "
          + "are needed, each line is a change, then move it away",
        "本数据库某份副本自行继续后的\(Self.changes(from, to).zh)；请查看是否需要（每行为一次变更），然后移出"
      )
    )
  }

  /// Takes back that the journal is damaged where only a file goes on that is not of it.
  private mutating func dropDamage(of stray: LooseSegment) {
    report.findings.removeAll { $0.gravity == .damage && $0.file == stray.file }
  }

  private static func changes(_ first: Int, _ last: Int) -> Phrase {
    first == last
      ? Phrase("change \(first)", "第 \(first) 号变更")
      : Phrase("changes \(first) to \(last)", "第 \(first) 至 \(last) 号变更")
  }

  mutating func look(_ file: String, _ message: Phrase) {
    report.findings.append(.init(.look, file, message.en, message.zh))
  }
}
