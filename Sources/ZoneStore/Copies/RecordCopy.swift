internal import Synchronization
public import ZoneModel

/// Records as people edit them outside of a store: a register file, or an array of records.
public struct RecordCopy: Sendable {
  /// The register.
  public let register: String
  /// The records in the order of the file.
  public let records: [Record]
  /// The seq that a register file shows; `nil` for an array.
  public let seq: Int?
  let store: String?
  let chain: String?

  /// Reads a copy.
  ///
  /// - Parameters:
  ///   - bytes: strict JSON: a register file with its header, or an array of records.
  ///   - register: the register of an array; a register file names its own.
  /// - Throws: what is wrong with it and where, by line and column.
  public init(_ bytes: [UInt8], register: String?) throws(Refusal) {
    let tree: JSONTree
    do {
      tree = try JSONTree(bytes: bytes)
    } catch {
      let before = bytes.prefix(error.offset)
      let line = before.count { $0 == 0x0A } + 1
      let column = error.offset - (before.lastIndex(of: 0x0A).map { $0 + 1 } ?? 0) + 1
      throw Refusal(
        .invalid,
        Phrase(
          "line \(line), column \(column): not valid JSON: expected \(error.expected.en)",
          "第 \(line) 行第 \(column) 列：不是有效的 JSON：应为\(error.expected.zh)"
        )
      )
    }
    if tree["zoneboard"]?.text == "register", let name = tree["register"]?.text {
      self.register = name
      seq = tree["seq"]?.integer
      store = tree["store"]?.text
      chain = tree["chain"]?.text
      records = try Self.records(tree["records"], register: name)
    } else if let register {
      self.register = register
      (seq, store, chain) = (nil, nil, nil)
      records = try Self.records(tree, register: register)
    } else {
      throw Refusal(
        .invalid,
        Phrase(
          "it is not a register file: its header names no register",
          "不是登记簿文件：文件头没有写明登记簿"
        )
      )
    }
  }

  private static func records(
    _ tree: JSONTree?,
    register: String
  ) throws(Refusal) -> [Record] {
    guard let elements = tree?.elements else {
      throw Refusal(.invalid, Phrase("it has no array of records", "其中没有记录数组"))
    }
    var seen: Set<String> = []
    var records: [Record] = []
    records.reserveCapacity(elements.count)
    for (index, element) in elements.enumerated() {
      guard let members = element.members, let id = element["id"]?.text,
        ChangeResolver.isValidID(id)
      else {
        throw Refusal(
          .invalid,
          Phrase("record \(index + 1) has no id that can be one", "第 \(index + 1) 条记录没有有效编号")
        )
      }
      let reference = RecordReference(register: register, id: id)
      guard seen.insert(id).inserted else {
        throw Refusal(
          .duplicate,
          record: reference,
          Phrase("\(reference) comes twice", "\(reference) 重复")
        )
      }
      let fields = members.filter { $0.name != "id" && $0.name != "revision" }
      records.append(
        Record(
          reference: reference,
          revision: element["revision"]?.integer ?? 0,
          fields: Fields(unique: fields.map { ($0.name, $0.value.value) })
        )
      )
    }
    return records
  }
}

extension Store {
  /// The state that a copy of a register file was made of.
  ///
  /// - Parameter copy: a register file of this store, whatever its records have become.
  /// - Returns: the board at the copy's seq; what changed since is not in it.
  /// - Throws: `refused` where the copy's header is not of this store's history.
  public func origin(of copy: RecordCopy) throws(StoreError) -> StoreBoard {
    func refuse(_ en: String, _ zh: String) -> StoreError {
      .refused([Refusal(.invalid, Phrase(en, zh))])
    }
    guard copy.store == format.store else {
      throw refuse("it is a file of another store", "属于另一个数据库")
    }
    guard let seq = copy.seq, let chain = copy.chain else {
      throw refuse("its header lacks seq or chain", "文件头缺少 seq 或 chain")
    }
    guard seq <= board.seq else {
      throw refuse(
        "it shows change \(seq), but the store ends with change \(board.seq)",
        "文件含第 \(seq) 号更改，而数据库止于第 \(board.seq) 号"
      )
    }
    guard try journal.hashes(behind: seq).contains(chain) else {
      throw refuse(
        "it does not fit the journal at change \(seq)",
        "与日志第 \(seq) 号更改处不符"
      )
    }
    return try board(asOf: seq)
  }
}

extension Journal {
  /// The hashes that a state behind a change may be known by: that of its line, and that of the
  /// header which follows it.
  fileprivate func hashes(behind seq: Int) throws(StoreError) -> Set<String> {
    var hashes: Set<String> = []
    let all = try segments()
    if let first = all.last(where: { $0 <= seq }) {
      let text = try text(first)
      if seq - first < text.count, let hash = Chain.claimed(text.line(seq - first)) {
        hashes.insert(hash)
      }
    }
    if all.contains(seq + 1), let hash = Chain.claimed(try text(seq + 1).headerLine) {
      hashes.insert(hash)
    }
    return hashes
  }
}
