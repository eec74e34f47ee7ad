/// The one gate through which every text enters a frame.
///
/// Data is never trusted: a control character in an imported name must not reach the terminal, and a
/// character whose width terminals disagree about must not shift a column.
enum Sanitiser {
  /// Whether a text consists of printable ASCII only.
  static func isPlain(_ text: String) -> Bool {
    text.utf8.allSatisfy { $0 >= 0x20 && $0 < 0x7F }
  }

  /// Whether a character is a control character, of C0 or C1.
  static func isControl(_ scalar: Unicode.Scalar) -> Bool {
    scalar.value < 0x20 || (0x7F...0x9F).contains(scalar.value)
  }

  private enum Fate {
    case drop
    case keep
    case space
    case hide
    case letter(Unicode.Scalar)
  }

  /// What becomes of a character, decided without looking at its neighbours.
  private static func fate(of scalar: Unicode.Scalar) -> Fate {
    switch scalar.value {
    case 0x20...0x7E: .keep
    case 0x09, 0x0A, 0x0D, 0x85, 0x2028, 0x2029: .space
    case 0x00...0x1F, 0x7F...0x9F: .hide
    // Soft hyphen, joiners, bidi controls, invisible operators: nothing to see, much to hide behind.
    case 0xAD, 0x034F, 0x061C, 0x180B...0x180F, 0x200B...0x200F, 0x202A...0x202E, 0x2060...0x206F,
      0xFEFF, 0xFFF9...0xFFFB:
      .drop
    // Hangul fillers look like nothing and take columns.
    case 0x115F, 0x1160, 0x3164, 0xFFA0: .drop
    // Variation selectors, the keycap and skin tones change a width that `wcwidth` can't see.
    case 0xFE00...0xFE0F, 0xE0100...0xE01EF, 0xE0000...0xE007F, 0x20E3, 0x1F3FB...0x1F3FF: .drop
    // Two regional indicators make a flag in some terminals and two letters in others.
    case 0x1F1E6...0x1F1FF:
      Unicode.Scalar(scalar.value - 0x1F1E6 + 0x41).map { .letter($0) } ?? .hide
    case let value where value & 0xFFFE == 0xFFFE || (0xFDD0...0xFDEF).contains(value): .hide
    default: .keep
    }
  }

  /// How punctuation of texts is written where a terminal is to get ASCII; words stay as they are.
  private static func spelling(of scalar: Unicode.Scalar) -> String? {
    switch scalar {
    case "…": "..."
    case "“", "”", "„", "«", "»": "\""
    case "‘", "’": "'"
    case "–", "—", "−", "·": "-"
    case "×": "x"
    case "≥": ">="
    case "≤": "<="
    case "→": "->"
    case "←": "<-"
    default: nil
    }
  }

  /// Hands over each character of a text with its marks, cleaned and measured.
  static func eachCluster(of text: String, lettering: Lettering, _ body: (Cluster) -> Void) {
    var pending: Cluster?
    func start(_ scalar: Unicode.Scalar, _ columns: Int) {
      if let pending { body(pending) }
      pending = Cluster(scalar, columns: columns)
    }
    for scalar in text.unicodeScalars {
      switch fate(of: scalar) {
      case .drop: continue
      case .space: start(" ", 1)
      case .hide:
        for hidden in lettering.glyphs.hidden.unicodeScalars { start(hidden, 1) }
      case .letter(let letter): start(letter, 1)
      case .keep:
        if lettering.isSpelled, let spelling = spelling(of: scalar) {
          for letter in spelling.unicodeScalars { start(letter, 1) }
          continue
        }
        let width = lettering.width(of: scalar)
        if width > 0 { start(scalar, width) } else { pending?.add(scalar) }
      }
    }
    if let pending { body(pending) }
  }
}
