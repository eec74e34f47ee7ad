import Testing
import ZoneExchange
import ZoneModel

struct CSVTests {
  private func rows(_ text: String, separator: Character = ",") throws -> [[String]] {
    var reader = CSVReader(Array(text.utf8), separator: separator.asciiValue ?? 0)
    var rows: [[String]] = []
    while let row = try reader.next() { rows.append(row.map(\.text)) }
    return rows
  }

  private func failure(_ text: String) -> ExchangeError? {
    do {
      _ = try rows(text)
      return nil
    } catch { return error as? ExchangeError }
  }

  @Test(arguments: [
    ("a,b\n1,2\n", [["a", "b"], ["1", "2"]]),
    ("a,b\r\n1,2", [["a", "b"], ["1", "2"]]),
    ("\u{FEFF}名称,b\r\n纳米,\r\n", [["名称", "b"], ["纳米", ""]]),
    ("\"a,1\",\"say \"\"hi\"\"\"\n", [["a,1", "say \"hi\""]]),
    ("\"two\r\nlines\",x\n", [["two\r\nlines", "x"]]),
    ("a\n\n\nb\n", [["a"], ["b"]]),
    (",\n", [["", ""]]),
    ("\"\"\n", [[""]]),
    ("\"\u{301}\"\"\"\n", [["\u{301}\""]]),
    ("", []),
  ])
  func `rows are read as RFC 4180 has them`(text: String, expected: [[String]]) throws {
    #expect(try rows(text) == expected)
  }

  @Test func `another separator can be said`() throws {
    #expect(try rows("a;b,c\n", separator: ";") == [["a", "b,c"]])
  }

  @Test func `cells know the line and the character that they start with`() throws {
    var reader = CSVReader(Array("名称,\"x\ny\",z\nq,r\n".utf8))
    let first = try #require(try reader.next())
    #expect(first.map(\.line) == [1, 1, 2])
    #expect(first.map(\.column) == [1, 4, 4])
    let second = try #require(try reader.next())
    #expect(second.map(\.line) == [3, 3])
    #expect(second.map(\.column) == [1, 3])
  }

  @Test func `a quote that is never closed is told where it opens`() throws {
    let error = try #require(failure("a,b\n1,\"never\nclosed"))
    #expect(error.place.en == "line 2, column 3")
    #expect(error.message.zh == "这个带引号的值没有结束，缺少结束引号")
  }

  @Test func `text behind a closing quote is refused`() throws {
    let error = try #require(failure("a,\"b\"c\n"))
    #expect(error.place.en == "line 1, column 6")
  }

  @Test func `a quote inside a plain value is refused`() throws {
    let error = try #require(failure("a\n5\" pipe\n"))
    #expect(error.place.en == "line 2, column 2")
  }

  @Test func `bytes that are not UTF-8 are told with their line`() throws {
    // 名称 in GB 18030.
    var reader = CSVReader([0x61, 0x0A, 0xC3, 0xFB, 0xB3, 0xC6, 0x0A])
    _ = try reader.next()
    let error = try #require(throws: ExchangeError.self) { _ = try reader.next() }
    #expect(error.line == 2)
    #expect(error.message.en.contains("UTF-8"))
  }

  @Test(arguments: 0..<200)
  func `whatever is written is read back`(seed: UInt64) throws {
    var random = SplitMix(seed: seed)
    let letters = ["a", ",", "\"", "\r", "\n", " ", "名", "\u{301}", "\t", "é", ";", "\u{FEFF}"]
    // A byte order mark at the very start is none of the data, so a heading stands before it.
    let table =
      [["a", "b", "c"]]
      + (0..<5).map { _ in
        (0..<3).map { _ in
          (0..<Int.random(in: 0..<6, using: &random))
            .map { _ in letters.randomElement(using: &random) ?? "" }.joined()
        }
      }
    #expect(try rows(table.map { CSVText.row($0) }.joined()) == table)
    var reader = TSVReader(
      Array(
        table.map { $0.map(TSVText.escaped).joined(separator: "\t") + "\n" }.joined().utf8
      )
    )
    var read: [[String]] = []
    while let row = try reader.next() { read.append(row.map(\.text)) }
    #expect(read == table)
  }
}

/// Steele, Lea and Flood's generator: the same numbers from the same seed everywhere.
struct SplitMix: RandomNumberGenerator {
  private var state: UInt64

  init(seed: UInt64) { state = seed }

  mutating func next() -> UInt64 {
    state &+= 0x9E37_79B9_7F4A_7C15
    var mixed = state
    mixed = (mixed ^ (mixed >> 30)) &* 0xBF58_476D_1CE4_E5B9
    mixed = (mixed ^ (mixed >> 27)) &* 0x94D0_49BB_1331_11EB
    return mixed ^ (mixed >> 31)
  }
}
