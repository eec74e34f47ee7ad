import ZoneModel

/// Looking for the rows that have one of some names, however each is written.
///
/// A row is read no further than the names differ, which for few names is so cheap that no table of
/// all names needs to be kept.
struct NameSearch {
  /// What is left of the wanted names.
  private let keys: [[UInt8]]
  private let wanted: Set<[UInt8]>

  /// Up to so many names a row is compared with each of them; beyond, the whole name is reduced and
  /// looked up.
  private static let few = 4

  init(_ keys: Set<[UInt8]>) {
    wanted = keys
    self.keys = Array(keys)
  }

  /// The slots of the rows in which one of the fields has a wanted name, by what is left of it.
  func slots(of fields: [String], in source: any RecordSource) -> [[UInt8]: [Int]] {
    var found: [[UInt8]: [Int]] = [:]
    source.forEachRow { slot, line in
      var left = fields.count
      JSONLine.forEachMember(of: line) { name, value in
        guard fields.contains(where: { JSONLine.equal(line, name, $0) }) else { return true }
        left -= 1
        if let key = key(ofName: line.extracting(value)), found[key]?.last != slot {
          found[key, default: []].append(slot)
        }
        return left > 0
      }
      return true
    }
    return found
  }

  /// The wanted key that a name has, as a row holds it; `nil` where it has none of them.
  private func key(ofName quoted: Span<UInt8>) -> [UInt8]? {
    guard quoted.count > 2, quoted[0] == UInt8(ascii: "\"") else { return nil }
    let name = quoted.extracting(1..<(quoted.count - 1))
    if keys.count <= Self.few, !keys.contains(where: { NameKey.mayHave($0.span, name) }) {
      return nil
    }
    var isEscaped = false
    for index in 0..<name.count where name[index] == UInt8(ascii: "\\") {
      isEscaped = true
      break
    }
    guard isEscaped else { return known(NameKey.key(name)) }
    guard let text = try? JSONLine.text(of: quoted) else { return nil }
    return known(NameKey.key(of: text))
  }

  private func known(_ key: [UInt8]) -> [UInt8]? { wanted.contains(key) ? key : nil }
}

extension NameKey {
  /// Whether a name may have a key: `false` at the first letter that differs, `true` where only the
  /// whole name tells.
  static func mayHave(_ key: Span<UInt8>, _ name: Span<UInt8>) -> Bool {
    var place = 0
    var at = 0
    while place < key.count {
      guard at < name.count else { return false }
      let byte = name[at]
      switch byte {
      case 0x30...0x39, 0x61...0x7A:
        guard key[place] == byte else { return false }
        place += 1
      case 0x41...0x5A:
        guard key[place] == byte + 32 else { return false }
        place += 1
      case UInt8(ascii: "\\"): return true
      case ..<0x80: break
      // Letters that may fold to others, and signs: Latin, general punctuation, CJK signs, full width.
      case 0xC2...0xCD, 0xE1...0xE3, 0xEF: return true
      default:
        guard key[place] == byte else { return false }
        place += 1
      }
      at += 1
    }
    return true
  }
}
