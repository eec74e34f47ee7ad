public import ZoneModel

extension Expression {
  /// The expression with the names of its fields in words, for people: `Until > From`.
  public var wording: Phrase {
    Phrase(worded(.en), worded(.zh))
  }

  private func worded(_ language: Language) -> String {
    var places: [(range: Range<Int>, name: String)] = []
    var open = [root]
    while let node = open.popLast() {
      switch node.form {
      case .field(_, let field): places.append((node.range, field.label[language]))
      case .member(let part, let name, let fields):
        // The last name of a path; the names before it are the part's own.
        let label = fields[name]?.label ?? fields.values.first?.label ?? Phrase(same: name)
        let start = min(part.range.upperBound + 1, node.range.upperBound)
        places.append((start..<node.range.upperBound, label[language]))
      default: break
      }
      open += node.form.parts
    }
    var characters = Array(text)
    for place in places.sorted(by: { $0.range.lowerBound > $1.range.lowerBound })
    where place.range.upperBound <= characters.count {
      characters.replaceSubrange(place.range, with: Array(place.name))
    }
    return String(characters)
  }
}
