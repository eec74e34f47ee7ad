import Foundation
import ZoneModel
import ZonePolicy
import ZoneStore

/// What the rules that block or warn look at, kept from one command to the next, so that a change of
/// other fields need not read the packs.
///
/// It counts only for exactly the same texts and the same program. Whatever is wrong with the file,
/// the packs are read.
struct JudgedFieldsFile: Sendable {
  private let folder: String
  private var path: String { folder + "/judged-fields.json" }

  init(_ surroundings: Surroundings) {
    folder = surroundings.cacheDirectory
  }

  /// What stands for texts and this program.
  func key(of texts: [(file: String, text: String)]) -> String {
    var sum = SHA256()
    func add(_ text: String) {
      // With its length, so that no two lists of texts look the same.
      sum.update(Array("\(text.utf8.count) ".utf8))
      sum.update(Array(text.utf8))
    }
    add(Self.program)
    for (file, text) in texts {
      add(file)
      add(text)
    }
    return sum.text()
  }

  /// The program that runs, told from any other build of it.
  private static let program: String = {
    var status = stat()
    guard stat("/proc/self/exe", &status) == 0 else { return UUID().uuidString }
    return "\(status.st_dev) \(status.st_ino) \(status.st_size) \(status.st_mtim)"
  }()

  /// What was kept under a key.
  func fields(under key: String) -> JudgedFields? {
    guard let data = FileManager.default.contents(atPath: path),
      let tree = try? JSONTree(bytes: Array(data)), tree["key"]?.text == key,
      let fields = Self.table(tree["fields"]), let referred = Self.table(tree["referred"])
    else { return nil }
    return JudgedFields(fields, referred: referred)
  }

  private static func table(_ tree: JSONTree?) -> [String: Set<String>]? {
    guard let members = tree?.members else { return nil }
    var fields: [String: Set<String>] = [:]
    for member in members {
      guard let names = member.value.texts else { return nil }
      fields[member.name] = Set(names)
    }
    return fields
  }

  private static func tree(_ fields: [String: Set<String>]) -> JSONTree {
    .object(
      fields.sorted { $0.key < $1.key }.map { register, names in
        JSONMember(register, .array(names.sorted().map { .text($0) }))
      }
    )
  }

  /// Keeps what the rules look at, whole or not at all.
  func keep(_ judged: JudgedFields, under key: String) {
    var bytes: [UInt8] = []
    JSONTree.object([
      JSONMember("key", .text(key)), JSONMember("fields", Self.tree(judged.fields)),
      JSONMember("referred", Self.tree(judged.referred)),
    ])
    .append(to: &bytes)
    bytes.append(0x0A)
    // Where it cannot be kept, the next command reads the packs again.
    try? FileManager.default.createDirectory(
      atPath: folder,
      withIntermediateDirectories: true,
      attributes: [.posixPermissions: 0o700]
    )
    try? Data(bytes).write(to: URL(filePath: path), options: .atomic)
  }
}
