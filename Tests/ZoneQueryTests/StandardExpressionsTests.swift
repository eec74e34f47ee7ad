import Testing
import ZoneModel
import ZoneQuery

struct StandardExpressionsTests {
  private let registry = Registry.standard

  @Test(arguments: Registry.standard.registers.map(\.id))
  func `checks, computed fields and periods parse and give what they say`(id: String) throws {
    let register = try #require(registry[id])
    for field in register.fields {
      if let check = field.check { try holds(check, in: id, "\(id).\(field.id)") }
      guard case .computed(let computation) = field.kind else { continue }
      let expression = try parsed(computation.expression, in: id, .value, "\(id).\(field.id)")
      #expect(
        fits(expression.type, computation.gives),
        "\(id).\(field.id) gives \(expression.type)"
      )
      if let period = computation.period {
        _ = try parsed(period, in: id, .value, "\(id).\(field.id), period")
      }
    }
  }

  @Test(arguments: Registry.standard.registers.map(\.id))
  func `the way to the zone and the actions' expressions parse`(id: String) throws {
    let register = try #require(registry[id])
    if let path = register.zonePath {
      let expression = try parsed(path, in: id, .value, "\(id), zone")
      // What belongs to a record of any register goes on with the path of that one.
      let ends = expression.type.targets
      #expect(ends.contains("zones") || ends == [Register.any], "\(id): \(expression.type)")
    }
    for action in register.actions {
      let place = "\(id) \(action.id)"
      if let when = action.when { try holds(when, in: id, place) }
      for (_, text) in action.defaults { _ = try parsed(text, in: id, .value, place) }
      for step in action.steps {
        for text in expressions(of: step) { _ = try parsed(text, in: id, .value, place) }
      }
    }
  }

  @Test func `views that are ready to be chosen parse, each once and of a register`() throws {
    for register in registry.registers {
      let views = register.readyViews
      #expect(Set(views.map(\.id)).count == views.count, "\(register.id)")
      for view in views {
        let place = "\(register.id) \(view.id)"
        if !view.filter.isEmpty {
          let filter = try parsed(view.filter, in: register.id, .filter, place)
          #expect(filter.type == .truth, "\(place): \(filter.type)")
        }
        for key in [view.key, view.across].compactMap({ $0 }) {
          _ = try parsed(key, in: register.id, .value, place)
        }
      }
    }
    #expect(registry.registers.flatMap(\.readyViews).count > 30)
  }

  private func holds(_ text: String, in id: String, _ place: String) throws {
    let expression = try parsed(text, in: id, .check, place)
    #expect(expression.type == .truth, "\(place): \(expression.type)")
  }

  private func parsed(
    _ text: String,
    in id: String,
    _ mode: ExpressionMode,
    _ place: String
  ) throws -> Expression {
    do {
      return try Expression(parsing: text, in: id, registry: registry, mode: mode)
    } catch {
      Issue.record("\(place): \(error)")
      throw error
    }
  }

  private func expressions(of step: ActionStep) -> [String] {
    if case .lead(_, _, let condition?) = step { return [condition] }
    let values: [ActionValue] =
      switch step {
      case .set(_, let value), .setOn(_, _, let value, _), .setOnAll(_, _, _, _, let value),
        .handOver(let value):
        [value]
      case .create(_, let values), .copy(let values): Array(values.values)
      case .advance, .append, .keep, .lead: []
      }
    return values.compactMap { value in
      if case .expression(let text) = value { text } else { nil }
    }
  }
}

extension StandardExpressionsTests {
  /// Whether what an expression gives can stand in a field of a kind; a share of two amounts is a
  /// plain number and shown as a percentage, and a text may name a choice.
  private func fits(_ type: ValueType, _ kind: FieldKind) -> Bool {
    switch (type, kind) {
    case (.any, _), (.truth, .flag), (.day, .date), (.text, .text), (.choice, .choice),
      (.text, .choice), (.record, .reference):
      true
    case (.number, .integer), (.number, .number), (.number, .money), (.number, .area),
      (.number, .percent), (.number, .year):
      true
    default: false
    }
  }
}

extension ValueType {
  fileprivate var targets: [String] {
    if case .record(let targets) = self { targets } else { [] }
  }
}
