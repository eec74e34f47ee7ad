package import ZoneModel

/// The steps of changes as JSON: `{"r":…,"f":…,"a":…,"b":…}` and its kin.
package enum EditCoder {
  /// Where the record of a file edited by hand would stand.
  static let filePrefix = "file/"

  /// Writes a step.
  ///
  /// - Parameters:
  ///   - edit: the step.
  ///   - revision: for a deletion, the record's revision before it.
  ///   - bytes: where it is written.
  package static func append(_ edit: Edit, revision: Int? = nil, to bytes: inout [UInt8]) {
    func member(_ name: StaticString, _ value: Value?) {
      guard let value else { return }
      bytes.append(contentsOf: ",\"\(name)\":".utf8)
      JSONLine.append(value, to: &bytes)
    }
    func start(_ reference: String, field: String? = nil) {
      bytes.append(contentsOf: "{\"r\":".utf8)
      JSONLine.append(text: reference, to: &bytes)
      if let field {
        bytes.append(contentsOf: ",\"f\":".utf8)
        JSONLine.append(text: field, to: &bytes)
      }
    }
    switch edit {
    case .set(let reference, let field, let before, let after):
      start(reference.description, field: field)
      member("a", before)
      member("b", after)
    case .members(let reference, let field, let added, let removed):
      start(reference.description, field: field)
      bytes.append(contentsOf: ",\"add\":".utf8)
      JSONLine.append(texts: added, to: &bytes)
      bytes.append(contentsOf: ",\"rm\":".utf8)
      JSONLine.append(texts: removed, to: &bytes)
    case .create(let reference, let fields):
      start(reference.description)
      bytes.append(contentsOf: ",\"new\":".utf8)
      JSONLine.append(fields, to: &bytes)
    case .delete(let reference, let fields):
      start(reference.description)
      bytes.append(contentsOf: ",\"del\":".utf8)
      let record = Record(reference: reference, revision: revision ?? 1, fields: fields)
      JSONLine.append(record, to: &bytes)
    case .adopt(let file, let before, let after):
      start(filePrefix + file)
      member("sha256", after.map { .text(SHA256.text(of: Array($0.utf8))) })
      member("a", before.map { .text($0) })
      member("b", after.map { .text($0) })
    }
    bytes.append(UInt8(ascii: "}"))
  }

  /// Reads a step.
  package static func edit(_ bytes: Span<UInt8>) throws(LineFault) -> Edit {
    let tree: JSONTree
    do { tree = try JSONTree(bytes) } catch { throw .malformed(error.message) }
    return try edit(tree)
  }

  static func edit(_ tree: JSONTree) throws(LineFault) -> Edit {
    guard let place = tree["r"]?.text else {
      throw .malformed(Phrase("a step does not name its record", "步骤未指明记录"))
    }
    if place.hasPrefix(filePrefix) { return try adoption(tree, file: place) }
    guard let reference = RecordReference(place) else {
      throw .malformed(Phrase("“\(place)” is not a record's place", "“\(place)”不是记录位置"))
    }
    if let field = tree["f"]?.text {
      if let added = tree["add"]?.texts, let removed = tree["rm"]?.texts {
        return .members(reference, field: field, added: added, removed: removed)
      }
      if tree["add"] == nil, tree["rm"] == nil {
        return .set(reference, field: field, before: tree["a"]?.value, after: tree["b"]?.value)
      }
    } else if let fields = tree["new"]?.fields {
      return .create(reference, fields)
    } else if let members = tree["del"]?.members {
      let fields = members.filter { $0.name != "id" && $0.name != "revision" }
      if let fields = JSONTree.object(fields).fields { return .delete(reference, fields) }
    }
    throw .newer(
      Phrase(
        "a step on \(place) is of a newer program",
        "对 \(place) 的某一步骤由更新版本的程序写入"
      )
    )
  }

  private static func adoption(_ tree: JSONTree, file place: String) throws(LineFault) -> Edit {
    let file = String(place.dropFirst(filePrefix.utf8.count))
    if let after = tree["b"]?.text {
      guard tree["sha256"]?.text == SHA256.text(of: Array(after.utf8)) else {
        throw .malformed(Phrase("the SHA-256 of \(file) is wrong", "\(file) 的 SHA-256 不符"))
      }
    }
    return .adopt(file: file, before: tree["a"]?.text, after: tree["b"]?.text)
  }
}
