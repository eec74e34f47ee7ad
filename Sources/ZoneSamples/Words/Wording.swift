import ZoneModel

/// Gives the free texts of sample records the language of whoever makes them.
///
/// Makers write such a text as `English · 中文`, or in English where `ChineseTexts` has its Chinese.
/// Names that have a field for each language, numbers, links and ids stay as they are.
struct Wording: Sendable {
  let language: Language

  /// The record with its free texts in the language.
  func worded(_ record: Record) -> Record {
    guard let free = Wording.freeTexts[record.reference.register] else { return record }
    var record = record
    for (field, value) in record.fields.entries where free.contains(field) {
      switch value {
      case .text(let text): record[field] = .text(worded(text))
      case .list(let texts): record[field] = .list(texts.map(worded))
      default: break
      }
    }
    return record
  }

  private func worded(_ text: String) -> String {
    if let phrase = Phrase(inBoth: text) { return phrase[language] }
    return language == .zh ? ChineseTexts.table[text] ?? text : text
  }

  /// The fields of each register whose texts people write in the one language that they write.
  private static let freeTexts: [String: Set<String>] = Dictionary(
    uniqueKeysWithValues: Registry.standard.registers.map { register in
      let free = register.fields.filter { field in
        switch field.kind {
        case .text(nil), .note, .texts: !field.isLogin && !register.hasEachLanguage(of: field.id)
        default: false
        }
      }
      return (register.id, Set(free.map(\.id)))
    }
  )
}

extension Register {
  /// Whether a field is one of two that hold the same in English and in Chinese (`name`, `nameZh`).
  fileprivate func hasEachLanguage(of id: String) -> Bool {
    self[field: id + "Zh"] != nil
      || id.hasSuffix("Zh") && self[field: String(id.dropLast(2))] != nil
  }
}

extension Phrase {
  /// Both texts, as the makers and tables of the sample write them: `English · 中文`.
  var inBoth: String { "\(en) · \(zh)" }

  /// Reads `English · 中文`; `nil` where no Chinese follows a dot.
  init?(inBoth text: String) {
    // A byte of the dot, which few other texts have: most need no second look.
    guard text.utf8.contains(0xB7) else { return nil }
    let parts = text.split(separator: " · ", maxSplits: 1).map(String.init)
    guard parts.count == 2, parts[1].unicodeScalars.contains(where: Phrase.isChinese) else {
      return nil
    }
    self.init(parts[0], parts[1])
  }

  private static func isChinese(_ scalar: Unicode.Scalar) -> Bool {
    ("\u{3400}"..."\u{9FFF}").contains(scalar)
  }
}
