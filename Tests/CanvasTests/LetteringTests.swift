import Canvas
import Testing

struct LetteringTests {
  @Test(
    arguments: zip(
      ["abc", "中文", "Ａ", "ｱ", "한", "e\u{301}", "…", "★①°", "😀", "🇨🇳", "\u{1FAE8}", "Jørgen 作者"],
      [3, 4, 2, 1, 2, 1, 1, 3, 2, 2, 2, 11]
    )
  )
  func `widths are those of the C library`(text: String, width: Int) {
    #expect(Lettering.unicode.width(text) == width)
  }

  @Test func `ambiguous characters take two columns where the terminal says so`() {
    #expect(Lettering.wide.width("…★①°") == 8)
    #expect(Lettering.wide.width("abc中") == 5)
    #expect(Lettering.wide.glyphs == .ascii)
  }

  @Test(
    arguments: zip(
      [
        "a\u{1B}[31mb", "x\ty\nz", "\u{202E}evil\u{2066}", "a\u{200B}b\u{200D}c\u{FEFF}",
        "❤\u{FE0F}", "👍\u{1F3FD}", "👨\u{200D}👩\u{200D}👧", "🇨🇳", "a\u{9B}b", "1\u{20E3}",
        "a\u{300}\u{301}\u{302}\u{303}\u{304}\u{305}", "\u{301}a", "a\u{3164}b", "co\u{AD}op",
      ],
      [
        "a·[31mb", "x y z", "evil", "abc", "❤", "👍", "👨👩👧", "CN", "a·b", "1",
        "a\u{300}\u{301}\u{302}\u{303}", "a", "ab", "coop",
      ]
    )
  )
  func `what would disturb a terminal is not shown`(text: String, shown: String) {
    #expect(Lettering.unicode.shown(text).unicodeScalars.elementsEqual(shown.unicodeScalars))
    let columns = Lettering.unicode.clusters(of: text).reduce(0) { $0 + $1.columns }
    #expect(Lettering.unicode.width(text) == columns)
  }

  @Test(
    arguments: zip(
      0...8,
      ["", "…", "…", "纳…", "纳…", "纳米…", "纳米a…", "纳米ab.", "纳米ab."]
    )
  )
  func `a cut never splits a wide character`(columns: Int, cut: String) {
    let lettering = Lettering.unicode
    #expect(lettering.cut("纳米ab.", to: columns) == cut)
    #expect(lettering.width(cut) <= columns)
    #expect(lettering.width(lettering.fit("纳米ab.", to: columns)) == columns)
  }

  @Test func `text is wrapped at spaces and between Chinese characters`() {
    let lines = Lettering.unicode.wrap("The check character does not fit.", to: 12)
    #expect(lines == ["The check", "character", "does not", "fit."])
    #expect(
      Lettering.unicode.wrap("园区登记、政策核查，变更历史。", to: 8)
        == ["园区登", "记、政策", "核查，变", "更历史。"]
    )
    #expect(Lettering.unicode.wrap("a\n\nb", to: 10) == ["a", "", "b"])
    #expect(Lettering.unicode.wrap("", to: 10) == [""])
    #expect(Lettering.unicode.wrap("abcdefgh", to: 3) == ["abc", "def", "gh"])
    #expect(
      Lettering.unicode.wrap("one two three", to: 8, indent: 2) == ["one two", "  three"]
    )
  }

  @Test func `wrapped lines lose nothing but spaces and are never too long`() {
    let text = "Huairou 怀柔科学城（北京） is one of “three cities”, 2.4-metre—doors; 41 家，缺 9 家。"
    for columns in 2...40 {
      let lines = Lettering.unicode.wrap(text, to: columns)
      #expect(lines.allSatisfy { Lettering.unicode.width($0) <= columns })
      #expect(lines.joined().filter { $0 != " " } == text.filter { $0 != " " })
    }
  }
}

struct GlyphsTests {
  @Test(
    arguments: zip(
      [0, 0.5, 0.62, 1, 1.4, -1, .nan],
      ["        ", "████    ", "█████   ", "████████", "████████", "        ", "        "]
    )
  )
  func `a bar is full to its share and never longer`(share: Double, bar: String) {
    let parts = Glyphs.unicode.bar(share, columns: 8)
    #expect(parts.full + parts.empty == bar)
  }

  @Test func `bars have half columns in Unicode and whole ones in ASCII`() {
    #expect(Glyphs.unicode.bar(0.45, columns: 10).full == "████▌")
    #expect(Glyphs.ascii.bar(0.45, columns: 10) == ("#####", "....."))
  }

  @Test func `a chart runs from the least to the greatest`() {
    #expect(Glyphs.unicode.chart([1, 2, nil, 6, .infinity]) == "▂▃ █ ")
    #expect(Glyphs.unicode.chart([3, 3]) == "▆▆")
    #expect(Glyphs.unicode.chart([nil]) == " ")
  }

  @Test func `every glyph takes one column and ASCII has ASCII only`() {
    let mirrors = [Glyphs.unicode, .ascii].map { Mirror(reflecting: $0) }
    for (index, mirror) in mirrors.enumerated() {
      for child in mirror.children {
        let all = (child.value as? [String]) ?? [(child.value as? String) ?? "??"]
        for glyph in all where !glyph.isEmpty {
          #expect(Lettering.unicode.width(glyph) == 1)
          #expect(index == 0 || glyph.utf8.count == 1)
        }
      }
    }
  }
}
