/// Where a text stops being strict JSON (RFC 8259), and what was expected there.
public struct JSONFault: Error, Hashable, Sendable {
  /// The offset of the byte, counted from 0.
  public let offset: Int
  /// What was expected instead.
  public let expected: Phrase

  /// Makes a fault.
  public init(offset: Int, expected: Phrase) {
    self.offset = offset
    self.expected = expected
  }

  /// The fault with its offset counted from further back.
  public func shifted(by bytes: Int) -> JSONFault {
    JSONFault(offset: offset + bytes, expected: expected)
  }

  /// What is wrong, with its place.
  public var message: Phrase {
    Phrase(
      "not valid JSON at byte \(offset): expected \(expected.en)",
      "第 \(offset) 字节处不是有效的 JSON：应为\(expected.zh)"
    )
  }
}

extension JSONFault {
  static func value(_ offset: Int) -> JSONFault {
    JSONFault(offset: offset, expected: Phrase("a value", "一个值"))
  }

  static func text(_ offset: Int) -> JSONFault {
    JSONFault(offset: offset, expected: Phrase("a text in quotes", "带引号的文本"))
  }

  static func quote(_ offset: Int) -> JSONFault {
    JSONFault(offset: offset, expected: Phrase("the closing quote", "结尾的引号"))
  }

  static func escapedControl(_ offset: Int) -> JSONFault {
    JSONFault(
      offset: offset,
      expected: Phrase("control characters to be escaped", "控制字符须转义")
    )
  }

  static func escape(_ offset: Int) -> JSONFault {
    JSONFault(
      offset: offset,
      expected: Phrase("an escape such as \\n or \\u4e2d", "\\n 或 \\u4e2d 一类的转义")
    )
  }

  static func surrogate(_ offset: Int) -> JSONFault {
    JSONFault(offset: offset, expected: Phrase("a pair of surrogates", "成对的代理项"))
  }

  static func encoding(_ offset: Int) -> JSONFault {
    JSONFault(offset: offset, expected: Phrase("valid UTF-8", "有效的 UTF-8"))
  }

  static func number(_ offset: Int) -> JSONFault {
    JSONFault(offset: offset, expected: Phrase("a number", "一个数"))
  }

  static func byte(_ byte: UInt8, _ offset: Int) -> JSONFault {
    JSONFault(
      offset: offset,
      expected: Phrase("“\(Character(UnicodeScalar(byte)))”", "“\(Character(UnicodeScalar(byte)))”")
    )
  }

  static func newName(_ offset: Int) -> JSONFault {
    JSONFault(offset: offset, expected: Phrase("a name that has not come before", "未重复的成员名"))
  }

  static func member(_ name: String, _ offset: Int) -> JSONFault {
    JSONFault(offset: offset, expected: Phrase("the member \"\(name)\"", "成员“\(name)”"))
  }

  static func depth(_ offset: Int) -> JSONFault {
    JSONFault(
      offset: offset,
      expected: Phrase(
        "at most \(JSONCursor.maximumDepth) nested values",
        "嵌套不超过 \(JSONCursor.maximumDepth) 层"
      )
    )
  }

  static func end(_ offset: Int) -> JSONFault {
    JSONFault(offset: offset, expected: Phrase("the end of the text", "文本结束"))
  }
}
