import Yams
public import ZoneModel
import ZoneQuery

extension Pack {
  /// Reads a pack.
  ///
  /// An entry with something wrong is left out and told of; all others are used.
  ///
  /// - Parameters:
  ///   - text: the text of the file.
  ///   - file: the name of the file, for faults.
  ///   - registry: the registers that its expressions are about.
  ///   - owners: the documents of entries that are read already, by the ids of these.
  /// - Returns: the pack, `nil` where not even its head can be read, and what is wrong.
  public static func read(
    _ text: String,
    file: String,
    registry: Registry,
    owners: [String: String] = [:]
  ) -> (pack: Pack?, faults: [PackFault]) {
    let (pack, faults, _) = readingIDs(text, file: file, registry: registry, owners: owners)
    return (pack, faults)
  }

  /// The same, with the ids of all its entries, those left out too.
  static func readingIDs(
    _ text: String,
    file: String,
    registry: Registry,
    owners: [String: String] = [:]
  ) -> (pack: Pack?, faults: [PackFault], ids: Set<String>) {
    var reader = PackReader(file: file, registry: registry)
    reader.owners = owners
    let root: Node?
    do {
      // All values are read as texts; looking for numbers and days among the keys costs most of it.
      root = try Yams.compose(yaml: text, .basic)
    } catch YamlError.scanner(_, let problem, let mark, _),
      YamlError.parser(_, let problem, let mark, _),
      YamlError.composer(_, let problem, let mark, _)
    {
      return (nil, [reader.notYAML(problem, mark)], [])
    } catch YamlError.duplicatedKeysInMapping(let keys, let context) {
      let names = keys.sorted().joined(separator: ", ")
      return (nil, [reader.notYAML("\(names) stands twice", context.mark)], [])
    } catch {
      return (nil, [reader.notYAML("\(error)")], [])
    }
    guard let root else { return (nil, [reader.notYAML("empty")], []) }
    let pack = reader.pack(PackNode(root))
    for place in reader.faults.indices { reader.faults[place].pack = pack?.id }
    return (pack, reader.faults, reader.ids)
  }
}

/// Reads the parts of a pack and gathers what is wrong with them.
struct PackReader {
  let file: String
  var registry: Registry
  var faults: [PackFault] = []
  /// The numbers of the document's clauses.
  var clauses: Set<String> = []
  /// Where clauses of other documents are in force, by their number here.
  var clauseReach: [String: [String]] = [:]
  /// The document's rules, once they are read.
  var rules: [Rule] = []
  var packID = ""
  var binds: [String] = []
  /// The named values that expressions of the entry may use as `$name`, in order.
  var values: [(name: String, text: String)] = []
  /// What people call those of them that say it.
  var names: [Programme.NamedValue] = []
  /// The settings that the expressions of the document ask for.
  var settingsRead: Set<String> = []
  fileprivate var ids: Set<String> = []
  /// The documents of entries that are read already, by the ids of these.
  fileprivate(set) var owners: [String: String] = [:]

  init(file: String, registry: Registry) {
    self.file = file
    self.registry = registry
  }

  func notYAML(_ problem: String, _ mark: Mark? = nil) -> PackFault {
    PackFault(
      file: file,
      line: mark?.line ?? 1,
      column: mark?.column ?? 1,
      key: "",
      message: Phrase("this is not YAML: \(problem)", "这不是 YAML：\(problem)")
    )
  }

  // MARK: - Faults

  mutating func fault(_ node: PackNode, _ message: Phrase, at offset: Int = 0) {
    let place = node.place(of: offset)
    faults.append(
      PackFault(
        file: file,
        line: place.line,
        column: place.column,
        key: node.key,
        message: message
      )
    )
  }

  mutating func unknown(_ word: String, among known: [String], _ node: PackNode) {
    let near = Nearest.names(to: word, among: known, limit: 1).first
    let (en, zh) =
      known.isEmpty
      ? ("; there is none at all", "；一个也没有")
      : known.count > 12
        ? ("", "")
        : ("; known are \(known.joined(separator: ", "))", "；可用的有 \(known.joined(separator: "、"))")
    fault(
      node,
      Phrase(
        "there is no \(word) here"
          + (near.map { "; did you mean \($0)?" } ?? en),
        "这里没有 \(word)"
          + (near.map { "；是否指 \($0)？" } ?? zh)
      )
    )
  }

  /// Whether all keys of a mapping are known; those that are not are told of.
  mutating func knows(_ node: PackNode, _ known: [String]) {
    for (key, value) in node.pairs ?? [] where !known.contains(key) {
      unknown(key, among: known, PackNode(value.node, key: node.key, keyMark: value.keyMark))
    }
  }

  // MARK: - Values

  mutating func text(_ node: PackNode, _ key: String) -> String? {
    guard let value = node[key] else {
      fault(node, Phrase("\(key) is missing", "缺少 \(key)"))
      return nil
    }
    guard let text = value.text else {
      fault(value, Phrase("one value was expected", "此处只能有一个值"))
      return nil
    }
    return text
  }

  /// An id that no other entry has, of the pack or of another.
  mutating func id(_ node: PackNode) -> String? {
    guard let id = text(node, "id") else { return nil }
    guard ids.insert(id).inserted else {
      fault(node["id"] ?? node, Phrase("\(id) stands twice", "\(id) 写了两次"))
      return nil
    }
    if let owner = owners[id], owner != packID {
      fault(
        node["id"] ?? node,
        Phrase(
          "\(id) is an entry of \(owner) already; choose another id, or replace that document by one "
            + "with “document: \(owner)”",
          "\(id) 已是 \(owner) 的条目，请另取编号；如要替换该文件，请写 document: \(owner)"
        )
      )
      return nil
    }
    return id
  }

  /// A text in both languages: `{en: …, zh: …}`, or one text for both.
  mutating func phrase(_ node: PackNode?, besides others: [String] = []) -> Phrase? {
    guard let node else { return nil }
    if let text = node.text { return Phrase(same: text) }
    knows(node, ["en", "zh"] + others)
    guard let en = node["en"]?.text, let zh = node["zh"]?.text else {
      fault(node, Phrase("texts in en and zh were expected", "应有 en 和 zh 两种文字"))
      return nil
    }
    return Phrase(en, zh)
  }

  mutating func phrase(_ node: PackNode, _ key: String) -> Phrase? {
    guard let value = node[key] else {
      fault(node, Phrase("\(key) is missing", "缺少 \(key)"))
      return nil
    }
    return phrase(value)
  }

  mutating func choice<Choice: RawRepresentable & CaseIterable>(
    _ node: PackNode,
    _ key: String,
    default standard: Choice
  ) -> Choice where Choice.RawValue == String {
    guard let value = node[key], let text = value.text else { return standard }
    if let choice = Choice(rawValue: text) { return choice }
    unknown(text, among: Choice.allCases.map(\.rawValue), value)
    return standard
  }

  func texts(_ node: PackNode?) -> [String] {
    node?.elements?.compactMap(\.text) ?? []
  }

  /// The clause of an entry; it must be among the document's.
  mutating func clause(_ node: PackNode) -> String? {
    guard let number = text(node, "clause") else { return nil }
    return clause(number, node["clause"] ?? node)
  }

  /// The clauses of an entry that may name several; each must be among the document's.
  mutating func clauses(_ node: PackNode) -> [String]? {
    guard let written = node["clause"], written.text == nil, let parts = written.elements else {
      return clause(node).map { [$0] }
    }
    let found = parts.compactMap { clause($0.text ?? "", $0) }
    return found.count == parts.count ? found : nil
  }

  private mutating func clause(_ number: String, _ node: PackNode) -> String? {
    if clauses.contains(number) { return number }
    unknown(number, among: clauses.sorted(), node)
    return nil
  }

  /// An expression about records of a register.
  mutating func expression(
    _ node: PackNode?,
    in register: String?,
    _ mode: ExpressionMode
  ) -> Expression? {
    guard let node else { return nil }
    guard let written = node.text else {
      fault(node, Phrase("an expression was expected", "应为一个式子"))
      return nil
    }
    let text = values.isEmpty ? written : substituted(written)
    do throws(ExpressionError) {
      let expression = try Expression(parsing: text, in: register, registry: registry, mode: mode)
      settingsRead.formUnion(expression.settingsRead)
      return expression
    } catch {
      // Behind a named value the place would be one of the longer text.
      fault(node, error.sentence, at: text == written ? error.range.lowerBound : 0)
      return nil
    }
  }

  /// The register that an entry is about.
  mutating func register(_ node: PackNode, named key: String = "about") -> Register? {
    guard let id = text(node, key) else { return nil }
    if let register = registry[id] { return register }
    unknown(id, among: registry.registers.map(\.id), node[key] ?? node)
    return nil
  }
}
