package import ZoneModel

/// The first line of a segment.
package struct SegmentHeader: Hashable, Sendable {
  package var store: String
  package var first: Int
  package var previous: String
  package var time: String
  package var app: String

  /// The line, less its last brace.
  package var body: [UInt8] {
    var bytes: [UInt8] = []
    JSONTree.object([
      JSONMember("zb", .number("1")),
      JSONMember("store", .text(store)),
      JSONMember("first", .number(String(first))),
      JSONMember("prev", .text(previous)),
      JSONMember("t", .text(time)),
      JSONMember("app", .text(app)),
    ]).append(to: &bytes)
    bytes.removeLast()
    return bytes
  }

  /// Reads the line; `nil` where it is not a segment's first.
  package init?(_ tree: JSONTree) {
    guard tree["zb"]?.integer == 1, let store = tree["store"]?.text,
      let first = tree["first"]?.integer, let previous = tree["prev"]?.text,
      let time = tree["t"]?.text
    else { return nil }
    self.init(
      store: store,
      first: first,
      previous: previous,
      time: time,
      app: tree["app"]?.text ?? ""
    )
  }

  package init(store: String, first: Int, previous: String, time: String, app: String) {
    self.store = store
    self.first = first
    self.previous = previous
    self.time = time
    self.app = app
  }

  /// The name of the segment whose first change has a number.
  package static func name(first: Int) -> String {
    let digits = String(first)
    return String(repeating: "0", count: max(0, 12 - digits.utf8.count)) + digits + ".jsonl"
  }

  /// The number in a segment's name; `nil` for other names.
  package static func first(inName name: String) -> Int? {
    guard name.hasSuffix(".jsonl"), name.utf8.count == 18, let first = Int(name.dropLast(6)),
      first > 0
    else { return nil }
    return first
  }
}

/// Where the steps of a change stand that are too long for a line.
package struct BodyReference: Hashable, Sendable {
  package var file: String
  package var bytes: Int
  package var count: Int
  package var sha256: String

  package init(file: String, bytes: Int, count: Int, sha256: String) {
    self.file = file
    self.bytes = bytes
    self.count = count
    self.sha256 = sha256
  }

  var tree: JSONTree {
    .object([
      JSONMember("file", .text(file)), JSONMember("bytes", .number(String(bytes))),
      JSONMember("count", .number(String(count))), JSONMember("sha256", .text(sha256)),
    ])
  }

  init?(_ tree: JSONTree) {
    guard let file = tree["file"]?.text, SnapshotFile.isPlainName(file),
      let bytes = tree["bytes"]?.integer, let count = tree["count"]?.integer,
      let sha256 = tree["sha256"]?.text
    else { return nil }
    self.init(file: file, bytes: bytes, count: count, sha256: sha256)
  }
}

/// A change as a journal line has it: with its steps, or with where they stand.
package struct JournalLine: Hashable, Sendable {
  /// Lines up to this length carry their steps themselves.
  package static let longest = 1 << 20

  package var change: Change
  package var body: BodyReference?

  package init(change: Change, body: BodyReference? = nil) {
    self.change = change
    self.body = body
  }

  /// The line, less its last brace and hash.
  ///
  /// `steps` are the encoded steps, joined by commas; `others` members that this program does not know.
  package func bytes(steps: [UInt8], others: [JSONMember] = []) -> [UInt8] {
    var bytes: [UInt8] = []
    bytes.reserveCapacity(steps.count + 512)
    func member(_ name: StaticString, _ text: String) {
      append(name)
      JSONLine.append(text: text, to: &bytes)
    }
    func member(_ name: StaticString, _ number: Int) {
      append(name)
      bytes.append(contentsOf: String(number).utf8)
    }
    func append(_ name: StaticString) {
      name.withUTF8Buffer { bytes.append(contentsOf: $0) }
    }
    member("{\"seq\":", change.seq)
    member(",\"id\":", change.id)
    append(",\"t\":\"")
    change.time.append(to: &bytes)
    bytes.append(UInt8(ascii: "\""))
    member(",\"by\":", change.author.name)
    member(",\"uid\":", change.author.uid)
    member(",\"s\":", change.author.session)
    member(",\"op\":", change.operation.rawValue)
    if let of = change.of { member(",\"of\":", of) }
    member(",\"label\":", change.label)
    if let why = change.why { member(",\"why\":", why) }
    for other in others {
      bytes.append(UInt8(ascii: ","))
      JSONLine.append(text: other.name, to: &bytes)
      bytes.append(UInt8(ascii: ":"))
      other.value.append(to: &bytes)
    }
    if let body {
      append(",\"body\":")
      body.tree.append(to: &bytes)
    } else {
      append(",\"ch\":[")
      bytes.append(contentsOf: steps)
      bytes.append(UInt8(ascii: "]"))
    }
    return bytes
  }
}

/// Why a line with a right hash is not a change that this program knows.
package enum LineFault: Error, Hashable, Sendable {
  /// It is not a strict JSON change.
  case malformed(Phrase)
  /// It is of a newer program.
  case newer(Phrase)
}

extension JournalLine {
  /// Reads a line.
  package init(_ line: Span<UInt8>) throws(LineFault) {
    let tree: JSONTree
    do { tree = try JSONTree(line) } catch { throw .malformed(error.message) }
    try self.init(tree)
  }

  /// The members of a line that this program knows.
  static let members: Set<String> = [
    "seq", "id", "t", "by", "uid", "s", "op", "of", "label", "why", "body", "ch", "h",
  ]

  init(_ tree: JSONTree) throws(LineFault) {
    guard let seq = tree["seq"]?.integer, let id = tree["id"]?.text,
      let time = tree["t"]?.text.flatMap({ Moment(text: $0) }), let name = tree["by"]?.text,
      let uid = tree["uid"]?.integer, let session = tree["s"]?.text, let op = tree["op"]?.text,
      let label = tree["label"]?.text
    else {
      throw .malformed(Phrase("a member of the change is missing", "更改缺少成员"))
    }
    guard let operation = Operation(rawValue: op) else {
      throw .newer(
        Phrase(
          "change \(seq) is of a newer program (op \"\(op)\")",
          "第 \(seq) 号更改由更新版本的程序写入（op “\(op)”）"
        )
      )
    }
    var edits: [Edit] = []
    body = nil
    if let place = tree["body"] {
      guard let reference = BodyReference(place) else {
        throw .malformed(Phrase("its body is not named rightly", "正文引用有误"))
      }
      body = reference
    } else {
      guard let steps = tree["ch"]?.elements else {
        throw .malformed(Phrase("it has neither steps nor a body", "既无步骤也无正文"))
      }
      for step in steps { edits.append(try EditCoder.edit(step)) }
    }
    change = Change(
      seq: seq,
      id: id,
      time: time,
      author: Author(name: name, uid: uid, session: session),
      operation: operation,
      of: tree["of"]?.integer,
      label: label,
      why: tree["why"]?.text,
      edits: edits
    )
  }
}
