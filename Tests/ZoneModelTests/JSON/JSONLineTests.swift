import Testing
import ZoneModel

struct JSONLineTests {
  private func value(_ text: String) throws(JSONFault) -> Value {
    try JSONLine.value(Array(text.utf8).span)
  }

  private func record(_ text: String) throws(JSONFault) -> Record {
    try JSONLine.record(register: "enterprises", Array(text.utf8).span)
  }

  private func written(_ value: Value) -> String {
    var bytes: [UInt8] = []
    JSONLine.append(value, to: &bytes)
    return String(decoding: bytes, as: UTF8.self)
  }

  @Test func `a record is read and written byte for byte`() throws {
    let line =
      #"{"id":"ent-1","revision":3,"name":"Nano","nameZh":"纳米","staff":12,"#
      + #""rdShare":3.5,"tags":["a","b"],"ok":true,"gone":null,"extra":{"x":[1,"2"]},"n":1.50}"#
    let record = try record(line)
    #expect(record.reference.description == "enterprises/ent-1")
    #expect(record.revision == 3)
    #expect(record["nameZh"] == .text("纳米"))
    #expect(record["staff"] == .number(12))
    #expect(record["rdShare"] == .number(Number(units: 35, scale: 1)))
    #expect(record["tags"] == .list(["a", "b"]))
    #expect(record["gone"] == .null)
    #expect(record["missing"] == nil)
    #expect(record["extra"] == .json(#"{"x":[1,"2"]}"#))
    #expect(record["n"]?.number == Number(units: 15, scale: 1))
    var bytes: [UInt8] = []
    JSONLine.append(record, to: &bytes)
    #expect(String(decoding: bytes, as: UTF8.self) == line)
  }

  @Test(arguments: [
    (#"{"revision":1,"id":"a"}"#, 12), (#"{"id":"a"}"#, 10), (#"{"id":"a","name":"x"}"#, 17),
    (#"{"id":"a","revision":1,"x":1,"x":2}"#, 29), (#"{"id":"a","revision":1},"#, 23), ("", 0),
    (#"{"id":"","revision":1}"#, 6),
  ])
  func `a line that is not a strict record is refused at its place`(
    line: String,
    offset: Int
  ) {
    let fault = #expect(throws: JSONFault.self) { try record(line) }
    #expect(fault?.offset == offset)
  }

  @Test(arguments: [
    "01", "-", "1.", ".5", "+1", "1e", "tru", "nul", "\"a", "\"\\x\"", "\"\\ud800\"",
    "\"\\ud800\\u0041\"", "\"\\udc00\"", "\"\u{1}\"", "[1,]", "[,1]", "{\"a\":1,}", "{a:1}",
    "{\"a\" 1}", "1 2", "'a'", "NaN", "[1", "{", "\"\\u12g4\"", "\u{FEFF}1",
  ])
  func `what is not strict JSON is refused`(text: String) {
    #expect(throws: JSONFault.self) { try value(text) }
    #expect(throws: JSONFault.self) { try JSONTree(bytes: Array(text.utf8)) }
  }

  @Test func `invalid UTF-8 is refused`() {
    for bytes: [UInt8] in [
      [0x22, 0xFF, 0x22], [0x22, 0xED, 0xA0, 0x80, 0x22], [0x22, 0xC0, 0x80, 0x22],
    ] {
      let fault = #expect(throws: JSONFault.self) { try JSONLine.value(bytes.span) }
      #expect(fault?.offset == 1)
    }
  }

  @Test func `values nested too deep are refused`() {
    #expect(throws: JSONFault.self) { try value(String(repeating: "[", count: 100_000)) }
    #expect(throws: JSONFault.self) { try value(String(repeating: "{\"a\":", count: 100_000)) }
  }

  @Test func `escapes are read`() throws {
    #expect(try value(#""\"\\\/\b\f\n\r\t\u4e2d\ud83d\ude00""#) == .text("\"\\/\u{8}\u{C}\n\r\t中😀"))
    #expect(try JSONLine.text(of: Array(#""a\u0062""#.utf8).span) == "ab")
  }

  @Test func `characters that a terminal may act on are written as escapes`() throws {
    let text = "a\u{1B}\u{7F}\u{85}\u{9B}\u{2028}\u{202E}\u{2066}\u{200F}\u{61C}é“中”\u{A0}\u{200D}"
    let line = written(.text(text))
    #expect(
      line == #""a\u001b\u007f\u0085\u009b\u2028\u202e\u2066\u200f\u061cé“中”"# + "\u{A0}\u{200D}\""
    )
    #expect(try value(line) == .text(text))
  }

  @Test func `JSON of unknown members keeps its number text and loses its space`() throws {
    let read = try value("{ \"a\" : [ 1.50 , 1e3 ,\n\"x \u{202E}\\u0041\" ] }")
    #expect(read == .json(#"{"a":[1.50,1e3,"x \u202e\u0041"]}"#))
    #expect(try value(written(read)) == read)
  }

  @Test(arguments: [
    "0", "-0", "1.0", "-12.5", "1e3", "9223372036854775807", "9223372036854775808",
    "0.000000000000000001", "0.0000000000000000001", "-0.0", "100",
  ])
  func `a number is written as it was read`(text: String) throws {
    #expect(written(try value(text)) == text)
  }

  @Test func `members are found by place`() {
    let line = Array(#"{"id":"a\"b","revision":1,"l":["]",{"}":1}],"n":-1.5,"t":"x"}"#.utf8)
    var seen: [String] = []
    JSONLine.forEachMember(of: line.span) { name, value in
      seen.append(
        String(decoding: line[name], as: UTF8.self) + "="
          + String(decoding: line[value], as: UTF8.self)
      )
      return true
    }
    #expect(seen == [#"id="a\"b""#, "revision=1", #"l=["]",{"}":1}]"#, "n=-1.5", #"t="x""#])
    var count = 0
    JSONLine.forEachMember(of: line.span) { _, _ in
      count += 1
      return count < 2
    }
    #expect(count == 2)
  }

  @Test func `places in a broken line never lead outside`() {
    let line = Array(#"{"id":"a\"b","revision":1,"l":["]",{"}":1}],"n":-1.5,"t":"x"}"#.utf8)
    for end in 0...line.count {
      let cut = Array(line[..<end])
      JSONLine.forEachMember(of: cut.span) { name, value in
        #expect(name.upperBound <= cut.count && value.upperBound <= cut.count)
        return true
      }
    }
  }

  @Test func `a tree keeps members in order and numbers as written`() throws {
    let text = #"{"b":[1.50,true,null,"x"],"a":{"n":12}}"#
    let tree = try JSONTree(bytes: Array(text.utf8))
    #expect(tree["a"]?["n"]?.integer == 12)
    #expect(tree["b"]?.elements?.count == 4)
    #expect(tree.fields?["a"] == .json(#"{"n":12}"#))
    var bytes: [UInt8] = []
    tree.append(to: &bytes)
    #expect(String(decoding: bytes, as: UTF8.self) == text)
  }
}
