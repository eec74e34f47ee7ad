internal import ZoneModel

/// `FORMAT.json`: what kind of store a directory is, and what a program must know to use it.
package struct FormatFile: Hashable, Sendable {
  /// Its name.
  package static let name = "FORMAT.json"
  /// The version that this program reads and writes.
  package static let version = 1

  /// The store's own id, in all of its files.
  package var store: String
  /// When the store was made.
  package var created: String
  /// Features without which nobody may read it.
  package var incompatible: [String] = []
  /// Features without which nobody may write it.
  package var readOnlyCompatible: [String] = []
  /// Features that others need not know.
  package var compatible: [String] = []
  /// The format's version.
  package var version = FormatFile.version

  package init(store: String, created: String) {
    self.store = store
    self.created = created
  }

  /// Reads the file.
  ///
  /// - Throws: `notAStore` or `newer`.
  package init(_ bytes: [UInt8], path: String) throws(StoreError) {
    let tree: JSONTree
    do {
      tree = try JSONTree(bytes: bytes)
    } catch {
      throw .notAStore(
        path: path,
        reason: Phrase(
          "FORMAT.json is \(error.message.en)",
          "FORMAT.json：\(error.message.zh)"
        )
      )
    }
    guard tree["format"]?.text == "zoneboard", let version = tree["version"]?.integer,
      version >= 1,
      let store = tree["store"]?.text, let created = tree["created"]?.text
    else {
      throw .notAStore(
        path: path,
        reason: Phrase(
          "FORMAT.json is not a zoneboard store's",
          "FORMAT.json 不是 zoneboard 数据库的格式文件"
        )
      )
    }
    self.init(store: store, created: created)
    self.version = version
    if version > Self.version {
      throw .newer(
        what: Phrase(
          "the store is of format \(version); this program knows format \(Self.version)",
          "该数据库为第 \(version) 版格式，本程序只识别第 \(Self.version) 版"
        )
      )
    }
    guard let incompatible = Self.features("incompat", of: tree),
      let readOnlyCompatible = Self.features("rocompat", of: tree),
      let compatible = Self.features("compat", of: tree)
    else {
      throw .notAStore(
        path: path,
        reason: Phrase(
          "the features in FORMAT.json are not lists of names",
          "FORMAT.json 中的特性不是名称列表"
        )
      )
    }
    self.incompatible = incompatible
    self.readOnlyCompatible = readOnlyCompatible
    self.compatible = compatible
    if !incompatible.isEmpty {
      let features = incompatible.joined(separator: ", ")
      throw .newer(
        what: Phrase(
          "the store uses what this program does not know: \(features)",
          "该数据库使用了本程序不识别的特性：\(features)"
        )
      )
    }
  }

  /// The features under a name; `nil` where they are not texts, which is not the same as none.
  private static func features(_ name: String, of tree: JSONTree) -> [String]? {
    guard let member = tree[name] else { return [] }
    return member.texts
  }

  /// The line of the file.
  package var bytes: [UInt8] {
    let tree = JSONTree.object([
      JSONMember("format", .text("zoneboard")),
      JSONMember("version", .number(String(version))),
      JSONMember("store", .text(store)),
      JSONMember("created", .text(created)),
      JSONMember("incompat", .array(incompatible.map { .text($0) })),
      JSONMember("rocompat", .array(readOnlyCompatible.map { .text($0) })),
      JSONMember("compat", .array(compatible.map { .text($0) })),
    ])
    var bytes: [UInt8] = []
    tree.append(to: &bytes)
    bytes.append(0x0A)
    return bytes
  }
}
