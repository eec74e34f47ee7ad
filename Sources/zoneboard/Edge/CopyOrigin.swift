import Foundation
import ZoneModel
import ZoneStore

/// What a copy for an editor was made of; it lies beside a copy that is kept.
struct CopyOrigin {
  /// The name of its file.
  static let name = "origin.json"

  /// The store's own id.
  let store: String
  /// The register of the records.
  let register: String
  /// The seq of the state that they were taken from.
  let seq: Int
  /// Their ids.
  let ids: [String]

  init(store: String, register: String, seq: Int, ids: [String]) {
    self.store = store
    self.register = register
    self.seq = seq
    self.ids = ids
  }

  /// Reads the note beside a file; `nil` where there is none.
  init?(beside file: String) {
    let path = (file as NSString).deletingLastPathComponent + "/" + Self.name
    guard let data = FileManager.default.contents(atPath: path),
      let tree = try? JSONTree(bytes: Array(data)), tree["zoneboard"]?.text == "copy",
      let store = tree["store"]?.text, let register = tree["register"]?.text,
      let seq = tree["seq"]?.integer, let ids = tree["ids"]?.texts
    else { return nil }
    self.init(store: store, register: register, seq: seq, ids: ids)
  }

  var bytes: [UInt8] {
    var bytes: [UInt8] = []
    JSONTree.object([
      JSONMember("zoneboard", .text("copy")), JSONMember("store", .text(store)),
      JSONMember("register", .text(register)), JSONMember("seq", .number(String(seq))),
      JSONMember("ids", .array(ids.map { .text($0) })),
    ]).append(to: &bytes)
    bytes.append(0x0A)
    return bytes
  }
}
