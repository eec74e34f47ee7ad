public import ZoneModel

/// Where an expression stands, which says what it may leave out.
public enum ExpressionMode: String, Sendable {
  /// A person's filter: outside brackets `and` may be left out, bare words search.
  case filter
  /// Something that must hold: a check, a rule.
  case check
  /// Anything that gives a value: a computed field, a metric.
  case value
}

/// An expression of the one language, read and checked against the registers.
public struct Expression: Sendable {
  /// The text that it was read from.
  public let text: String
  /// The register whose records it is about; `nil` where it is about none.
  public let register: String?
  /// Where it stands.
  public let mode: ExpressionMode
  let root: Node

  /// Reads an expression and checks its names and types.
  ///
  /// - Parameters:
  ///   - text: the expression; a filter may be empty, which every record answers with yes.
  ///   - register: the id of the register whose records it is about, if any.
  ///   - registry: the registers that there are.
  ///   - mode: where it stands.
  ///   - withPrivate: whether it is for somebody who may see private fields; else they are not read,
  ///     neither by name nor by bare words.
  /// - Throws: what is wrong, with the place.
  public init(
    parsing text: String,
    in register: String? = nil,
    registry: Registry,
    mode: ExpressionMode = .check,
    withPrivate: Bool = true
  ) throws(ExpressionError) {
    self.text = text
    self.register = register
    self.mode = mode
    var parser = try Parser(text, register: register, registry: registry, mode: mode)
    parser.withPrivate = withPrivate
    root = try parser.whole()
    if !withPrivate, let node = root.privatePart { throw .isPrivate(node.range) }
    var read = ReadFields()
    Self.collect(root, this: register, row: register, into: &read)
    fieldsRead = read.names
    fieldsInOrder = read.inOrder
  }

  /// What kind of value it gives.
  public var type: ValueType { root.type }

  /// The fields that it reads, written `register.field`, those of aggregates and of records that
  /// references name included.
  public let fieldsRead: Set<String>

  /// The same in the order of the text.
  let fieldsInOrder: [String]

  /// The settings of the store that it asks for, by name.
  public var settingsRead: Set<String> { Self.settings(in: root) }

  private static func settings(in node: Node) -> Set<String> {
    var found: Set<String> = []
    if case .lookUp(.setting, let name, _) = node.form { found.insert(name) }
    return node.form.parts.reduce(into: found) { $0.formUnion(settings(in: $1)) }
  }

  /// The registers that it looks at beside the record itself.
  public var registersRead: Set<String> {
    Set(fieldsRead.compactMap { $0.split(separator: ".").first.map(String.init) })
  }

  private static func collect(
    _ node: Node,
    this: String?,
    row: String?,
    into found: inout ReadFields
  ) {
    switch node.form {
    case .field(.this, let field): if let this { found.insert("\(this).\(field.id)") }
    case .field(.row, let field): if let row { found.insert("\(row).\(field.id)") }
    case .member(let record, let name, let fields):
      collect(record, this: this, row: row, into: &found)
      for register in fields.keys.sorted() { found.insert("\(register).\(name)") }
      return
    case .lookUp(.annuity, _, _), .call(.workingDays, _), .call(.workingDay, _),
      .call(.provisional, _):
      found.insert("\(QueryCache.calendarRegister).*")
    case .word: if let row { found.insert("\(row).*") }
    case .within, .names:
      for part in node.form.parts {
        if case .record(let targets) = part.type.element {
          for target in targets {
            found.insert("\(target).parent")
            found.insert("\(target).groups")
          }
        }
      }
    case .aggregate(let aggregate):
      found.insert("\(aggregate.register).\(aggregate.link?.id ?? "*")")
      for part in node.form.parts {
        collect(part, this: this, row: aggregate.register, into: &found)
      }
      return
    default: break
    }
    for part in node.form.parts { collect(part, this: this, row: row, into: &found) }
  }
}

/// Names of fields as they are come upon, each once.
private struct ReadFields {
  private(set) var names: Set<String> = []
  private(set) var inOrder: [String] = []

  mutating func insert(_ name: String) {
    if names.insert(name).inserted { inOrder.append(name) }
  }
}
