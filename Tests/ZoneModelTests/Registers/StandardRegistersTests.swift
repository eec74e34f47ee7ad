import Testing
import ZoneModel

struct StandardRegistersTests {
  private let registry = Registry.standard

  @Test func `registers have different ids, prefixes and names`() {
    let registers = registry.registers
    #expect(Set(registers.map(\.id)).count == registers.count)
    #expect(Set(registers.map(\.idPrefix)).count == registers.count)
    #expect(Set(registers.map(\.label.en)).count == registers.count)
    #expect(Set(registers.map(\.label.zh)).count == registers.count)
  }

  @Test(arguments: Registry.standard.registers.map(\.id))
  func `a register says in both languages what it is, and where it comes from`(id: String) throws {
    let register = try #require(registry[id])
    let help = try #require(register.help)
    for phrase in [register.label, register.singular, help] {
      #expect(!phrase.en.isEmpty)
      #expect(phrase.zh.containsHan, "\(register.id): \(phrase.zh)")
    }
    #expect(register.source?.isEmpty == false)
    #expect(register.id.allSatisfy { $0.isASCII && ($0.isLowercase || $0 == "-") })
  }

  @Test(arguments: Registry.standard.registers.map(\.id))
  func `a field has a name and a help in both languages`(id: String) throws {
    let register = try #require(registry[id])
    for field in register.fields where field.id != "state" {
      let help = try #require(field.help, "\(register.id).\(field.id)")
      #expect(!field.label.en.isEmpty && !field.label.zh.isEmpty)
      #expect(help.zh.containsHan, "\(register.id).\(field.id)")
      #expect(field.id.first?.isLowercase == true && !field.id.contains("-"))
    }
  }

  @Test(arguments: Registry.standard.registers.map(\.id))
  func `columns, keys and titles name fields`(id: String) throws {
    let register = try #require(registry[id])
    let named = register.columns + register.keys.flatMap { $0 } + placeholders(register.title)
    for id in named {
      #expect(register[field: id] != nil, "\(register.id): no field \(id)")
    }
    #expect(!register.columns.isEmpty)
  }

  @Test(arguments: Registry.standard.registers.map(\.id))
  func `choices differ, and transitions name them`(id: String) throws {
    let register = try #require(registry[id])
    for field in register.fields {
      let ids = field.kind.choiceSet?.choices.map(\.id) ?? []
      #expect(Set(ids).count == ids.count, "\(register.id).\(field.id)")
      let zh = field.kind.choiceSet?.choices.map(\.label.zh) ?? []
      #expect(Set(zh).count == zh.count, "\(register.id).\(field.id)")
      for step in field.transitions {
        #expect(ids.contains(step.from) && ids.contains(step.to), "\(register.id) \(step)")
      }
    }
  }

  @Test(arguments: Registry.standard.registers.map(\.id))
  func `references lead to registers that exist`(id: String) throws {
    let register = try #require(registry[id])
    for field in register.fields {
      for target in field.kind.targets where target != Register.any {
        #expect(registry[target] != nil, "\(register.id).\(field.id): no register \(target)")
      }
    }
  }

  @Test(arguments: Registry.standard.registers.map(\.id))
  func `actions write fields that exist with values they ask for`(id: String) throws {
    let register = try #require(registry[id])
    let states = register[field: "state"]?.kind.choiceSet?.choices.map(\.id) ?? []
    #expect(Set(register.actions.map(\.id)).count == register.actions.count)
    for action in register.actions {
      #expect(!action.label.zh.isEmpty && !action.help.zh.isEmpty)
      #expect(Set(action.states).isSubset(of: states), "\(register.id) \(action.id)")
      #expect((action.when == nil) == (action.whenNot == nil), "\(register.id) \(action.id)")
      let asked = Set(action.asks.map(\.id))
      #expect(Set(action.defaults.keys).isSubset(of: asked), "\(register.id) \(action.id)")
      for (target, values) in writes(of: action, on: register) {
        for (field, value) in values {
          #expect(target?[field: field] != nil, "\(register.id) \(action.id): \(field)")
          if case .asked(let id) = value { #expect(asked.contains(id)) }
        }
      }
    }
  }

  private func writes(
    of action: RegisterAction,
    on register: Register
  ) -> [(Register?, [String: ActionValue])] {
    action.steps.flatMap { step -> [(Register?, [String: ActionValue])] in
      switch step {
      case .set(let field, let value): [(register, [field: value])]
      case .append(let field, let name, _): [(register, [field: .asked(name)])]
      case .keep(let fields, let field):
        [(register, (fields + [field]).reduce(into: [:]) { $0[$1] = .missing })]
      case .setOn(let reference, let field, let value, _):
        written(by: register[field: reference], field).map { ($0, [field: value]) }
      case .setOnAll(let id, _, _, let field, let value): [(registry[id], [field: value])]
      case .advance(_, _, _, let name): [(register, [name: .asked(name)])]
      case .lead(_, let states, _):
        states.map { (registry[$0.key], ["state": .value(.text($0.value))]) }
      case .create(let id, let values): [(registry[id], values)]
      case .copy(let values): [(register, values)]
      case .handOver: []
      }
    }
  }

  /// The registers that a step on another record writes to: of several those that have the field.
  private func written(by reference: Field?, _ field: String) -> [Register?] {
    let targets = (reference?.kind.targets ?? []).map { registry[$0] }
    let having = targets.filter { $0?[field: field] != nil }
    return having.isEmpty ? targets : having
  }

  private func placeholders(_ title: String) -> [String] {
    title.split(separator: "{").compactMap { part in
      part.firstIndex(of: "}").map { String(part[..<$0]) }
    }
    .filter { title.contains("{\($0)}") }
  }
}

extension String {
  fileprivate var containsHan: Bool {
    unicodeScalars.contains { (0x4E00...0x9FFF).contains($0.value) }
  }
}
