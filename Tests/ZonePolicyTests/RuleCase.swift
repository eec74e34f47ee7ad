import Foundation
import Yams
import ZoneModel
import ZonePolicy
import ZoneQuery

/// The values of one record and what a rule must say of them.
struct RuleCase: Sendable, CustomStringConvertible {
  let rule: Rule
  let verdict: Verdict
  let number: Int
  /// The fields of the record as they are written, with `with`, `settings` and the like.
  let written: [String: Written]

  var description: String { "\(rule.id) \(verdict.rawValue) \(number)" }
}

/// A part of a case as YAML has it.
indirect enum Written: Sendable {
  case text(String)
  case list([String])
  case fields([String: Written])

  init(_ node: Node) {
    if let mapping = node.mapping {
      var fields: [String: Written] = [:]
      for (key, value) in mapping { fields[key.string ?? ""] = Written(value) }
      self = .fields(fields)
    } else if let sequence = node.sequence {
      self = .list(sequence.compactMap(\.string))
    } else {
      self = .text(node.string ?? "")
    }
  }

  var text: String? { if case .text(let text) = self { text } else { nil } }
  var fields: [String: Written] { if case .fields(let fields) = self { fields } else { [:] } }

  /// The value of a field, with `REACH` and `subject` for what they stand for.
  func value(of field: Field, _ names: [String: String]) -> Value? {
    func said(_ text: String) -> String {
      names.reduce(text) { text, name in
        text == name.key ? name.value : text.replacing("-" + name.key, with: "-" + name.value)
      }
    }
    switch self {
    case .fields: return nil
    case .list(let texts): return field.kind.isSet ? .set(texts.map(said)) : .list(texts.map(said))
    case .text(let text):
      switch field.kind {
      case .date: return Day(text).map { .day($0) }
      case .flag: return .flag(text == "true")
      case .integer, .number, .money, .area, .percent, .year:
        return Number(text).map { .number($0) }
      default: return .text(said(text))
      }
    }
  }
}

/// The packs of the checkout, with the cases beside the tests.
enum RuleCases {
  static let checkout = URL(filePath: #filePath)
    .deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent()

  static let book: PolicyBook = PolicyBook(
    reading: files(in: "Sources/ZonePolicy/Packs"),
    registry: .standard
  )

  static let all: [RuleCase] = {
    var cases: [RuleCase] = []
    for (_, text) in files(in: "Tests/Fixtures/PolicyCases") {
      guard let root = try? Yams.compose(yaml: text), let rules = root.mapping else { continue }
      for (key, verdicts) in rules {
        guard let rule = book.rule(key.string ?? "") else { continue }
        for (name, list) in verdicts.mapping ?? [:] {
          guard let verdict = Verdict(rawValue: name.string ?? "") else { continue }
          for (number, node) in (list.sequence ?? []).enumerated() {
            cases.append(
              RuleCase(
                rule: rule,
                verdict: verdict,
                number: number,
                written: Written(node).fields
              )
            )
          }
        }
      }
    }
    return cases
  }()

  /// The cases of one entry in the files of a folder, each with the kind that it stands under.
  static func written(
    in folder: String,
    of id: String
  ) -> [(name: String, written: [String: Written])] {
    files(in: folder).flatMap { _, text -> [(name: String, written: [String: Written])] in
      let kinds = (try? Yams.compose(yaml: text))?.mapping?[Node(id)]?.mapping
      return (kinds ?? [:]).flatMap { kind, list in
        (list.sequence ?? []).map { (kind.string ?? "", Written($0).fields) }
      }
    }
  }

  static func files(in folder: String) -> [(file: String, text: String)] {
    let folder = checkout.appending(path: folder)
    let names = (try? FileManager.default.contentsOfDirectory(atPath: folder.path)) ?? []
    return names.filter { $0.hasSuffix(".yaml") }.sorted().compactMap { name in
      (try? String(contentsOf: folder.appending(path: name), encoding: .utf8)).map { (name, $0) }
    }
  }
}
