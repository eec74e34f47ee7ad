/// A mistake that people and scanners make in an identifier; places count from 1.
enum NumberMistake {
  case checkCharacter(Character, was: Character)
  case alike(Character, was: Character, place: Int)
  case other(Character, was: Character, place: Int)
  case swapped(Character, Character, place: Int)
  case leftOut(Character, place: Int)
  case tooMany(Character, place: Int)
  case letters([Character], was: [Character])
  case prefix(String)

  /// The mistake in words.
  var phrase: Phrase {
    switch self {
    case .checkCharacter(let new, let old):
      Phrase("check character \(new) instead of \(old)", "校验码应为 \(new) 而不是 \(old)")
    case .alike(let new, let old, let place):
      Phrase("\(new) taken for \(old) at place \(place)", "第\(place)位的 \(new) 误作 \(old)")
    case .other(let new, let old, let place):
      Phrase("\(new) instead of \(old) at place \(place)", "第\(place)位应为 \(new) 而不是 \(old)")
    case .swapped(let right, let left, let place):
      Phrase(
        "\(right) and \(left) swapped at places \(place) and \(place + 1)",
        "第\(place)、\(place + 1)位的 \(right) 与 \(left) 颠倒"
      )
    case .leftOut(let new, let place):
      Phrase("\(new) left out at place \(place)", "第\(place)位漏了 \(new)")
    case .tooMany(let old, let place):
      Phrase("one \(old) too many at place \(place)", "第\(place)位多了一个 \(old)")
    case .letters(let new, let old):
      {
        let news = new.map(String.init).joined(separator: ", ")
        let olds = old.map(String.init).joined(separator: ", ")
        return Phrase("\(news) taken for \(olds)", "\(news) 误作 \(olds)")
      }()
    case .prefix(let text): Phrase("\(text) left out in front", "前面漏了 \(text)")
    }
  }
}

/// An identifier with one mistake taken back, before it is known whether it is valid.
struct NumberEdit {
  /// The characters after the edit.
  let characters: [Character]
  /// What the mistake would have been.
  let mistake: NumberMistake
  /// How unlikely the mistake is; the smallest is offered first.
  let cost: Int
}

extension NumberDoctor {
  /// Pairs of characters that people and scanners take for each other.
  private static let alike: Set<String> = [
    "0O", "0D", "0Q", "1I", "1L", "1T", "2Z", "5S", "8B", "6G", "9G", "UV", "VY", "QO", "17", "38",
    "68", "56", "35", "69", "MN", "PR", "EF", "CG", "KX", "1J", "4A", "08", "06", "UW",
  ]

  private static func look(_ left: Character, _ right: Character) -> Bool {
    alike.contains("\(left)\(right)") || alike.contains("\(right)\(left)")
  }

  /// The characters that may stand in an identifier of the form.
  private static func alphabet(of form: TextForm) -> [Character] {
    switch form {
    case .creditCode: Array(CreditCode.alphabet)
    case .organisationCode: Array("0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ")
    case .patentNumber: Array("0123456789X")
    case .publicationNumber: Array("0123456789ABCDSUY")
    case .industryCode: Array("0123456789ABCDEFGHIJKLMNOPQRST")
    case .contractNumber, .regionCode, .telephone, .email: Array("0123456789")
    }
  }

  private static func hasCheck(_ form: TextForm) -> Bool {
    switch form {
    case .creditCode, .organisationCode, .patentNumber: true
    default: false
    }
  }

  /// One character for another.
  static func replacements(in characters: [Character], _ form: TextForm) -> [NumberEdit] {
    let alphabet = alphabet(of: form)
    var edits: [NumberEdit] = []
    for (place, old) in characters.enumerated() {
      let isCheck = hasCheck(form) && place == characters.count - 1
      for new in alphabet where new != old {
        var changed = characters
        changed[place] = new
        let alike = look(old, new)
        let mistake: NumberMistake =
          isCheck
          ? .checkCharacter(new, was: old)
          : alike
            ? .alike(new, was: old, place: place + 1) : .other(new, was: old, place: place + 1)
        let cost = alike && !isCheck ? 2 : isCheck ? 3 : 5
        edits.append(NumberEdit(characters: changed, mistake: mistake, cost: cost))
      }
    }
    return edits
  }

  /// Two neighbours the other way round.
  static func swaps(in characters: [Character]) -> [NumberEdit] {
    characters.indices.dropLast().compactMap { place in
      let (left, right) = (characters[place], characters[place + 1])
      guard left != right else { return nil }
      var changed = characters
      changed.swapAt(place, place + 1)
      return NumberEdit(
        characters: changed,
        mistake: .swapped(right, left, place: place + 1),
        cost: 1
      )
    }
  }

  /// A character that was left out.
  static func insertions(into characters: [Character], _ form: TextForm) -> [NumberEdit] {
    let alphabet = alphabet(of: form)
    return (0...characters.count).flatMap { place in
      alphabet.map { new in
        var changed = characters
        changed.insert(new, at: place)
        let doubled =
          place > 0 && characters[place - 1] == new
          || place < characters.count && characters[place] == new
        let isCheck = hasCheck(form) && place == characters.count
        return NumberEdit(
          characters: changed,
          mistake: .leftOut(new, place: place + 1),
          cost: doubled ? 2 : isCheck ? 3 : 5
        )
      }
    }
  }

  /// A character that is one too many.
  static func removals(from characters: [Character]) -> [NumberEdit] {
    characters.indices.map { place in
      var changed = characters
      let old = changed.remove(at: place)
      let doubled =
        place > 0 && characters[place - 1] == old
        || place + 1 < characters.count && characters[place + 1] == old
      return NumberEdit(
        characters: changed,
        mistake: .tooMany(old, place: place + 1),
        cost: doubled ? 2 : 4
      )
    }
  }

  /// Every letter that is never used as the one it looks like, and a prefix that was left out.
  static func wholeWord(_ characters: [Character], _ form: TextForm) -> [NumberEdit] {
    switch form {
    case .creditCode, .organisationCode, .patentNumber, .contractNumber, .regionCode:
      let twins: [Character: Character] = [
        "I": "1", "O": "0", "S": "5", "Z": "2", "V": "U", "L": "1", "B": "8", "Q": "0", "D": "0",
      ]
      let allowed = alphabet(of: form)
      let changed = characters.map { allowed.contains($0) ? $0 : twins[$0] ?? $0 }
      let pairs = zip(characters, changed).filter { $0 != $1 }
      guard !pairs.isEmpty else { return [] }
      return [
        NumberEdit(
          characters: changed,
          mistake: .letters(pairs.map { $0.1 }, was: pairs.map { $0.0 }),
          cost: 0
        )
      ]
    case .publicationNumber where !characters.starts(with: "CN"):
      return [
        NumberEdit(
          characters: Array("CN") + characters,
          mistake: .prefix("CN"),
          cost: 0
        )
      ]
    default: return []
    }
  }

  /// Whether the check character fits, for the forms that have one: the quick test before the
  /// whole one.
  static func mayPass(_ characters: [Character], _ form: TextForm) -> Bool {
    guard let last = characters.last else { return false }
    let body = String(characters.dropLast())
    return switch form {
    case .creditCode: CreditCode.checkCharacter(of: body) == last
    case .organisationCode: OrganisationCode.checkCharacter(of: body) == last
    case .patentNumber where characters.count == 13 || characters.count == 9:
      PatentNumber.checkCharacter(of: body) == last
    default: true
    }
  }
}
