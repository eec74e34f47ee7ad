import Canvas
import Testing

struct FrameTests {
  @Test func `text keeps its columns beside wide characters`() {
    var frame = Frame(Size(12, 2))
    frame.put("纳米 ok", at: .zero)
    #expect(frame.put("中", at: Position(1, 1)) == 3)
    #expect(frame.text == "纳米 ok\n 中\n")
  }

  @Test func `writing over half of a wide character leaves a space for the other half`() {
    var frame = Frame(Size(6, 1))
    frame.put("中文字", at: .zero)
    frame.put("x", at: Position(3, 0))
    #expect(frame.text == "中 x字\n")
    frame.put("园", at: Position(3, 0))
    #expect(frame.text == "中 园\n")
    #expect(frame[Position(5, 0)].text == " ")
  }

  @Test func `a wide character at the edge becomes a space`() {
    var frame = Frame(Size(5, 1))
    frame.put("中文字", at: .zero)
    #expect(frame.text == "中文\n")
    frame.put("中文字", at: Position(-1, 0))
    #expect(frame.text == " 文字\n")
  }

  @Test func `nothing is drawn outside a region`() {
    var frame = Frame(Size(8, 3))
    frame.fill(frame.bounds, with: ".")
    frame.within(Rect(2, 1, 3, 1)) { frame in
      #expect(frame.bounds == Rect(0, 0, 3, 1))
      frame.put("abcdef", at: Position(-1, 0))
      frame.put("z", at: Position(0, 1))
      frame.within(Rect(1, 0, 9, 9)) { $0.put("中中", at: .zero) }
    }
    #expect(frame.text == "........\n..b中...\n........\n")
  }

  @Test func `a cursor outside its region is not shown`() {
    var frame = Frame(Size(8, 3))
    frame.within(Rect(2, 1, 3, 1)) { $0.showCursor(at: Position(3, 0)) }
    #expect(frame.cursor == nil)
    frame.within(Rect(2, 1, 3, 1)) { $0.showCursor(at: Position(2, 0)) }
    #expect(frame.cursor == Position(4, 1))
  }

  @Test func `rules carry titles at both ends`() {
    var frame = Frame(Size(30, 3))
    frame.rule(0, title: "Identity", trailing: "1-7 of 23")
    frame.rule(1, columns: 0..<12, title: "资质")
    frame.rule(2, title: "A title that is much too long for it", trailing: "9")
    #expect(
      frame.text == """
        ── Identity ────── 1-7 of 23 ─
        ── 资质 ────
        ── A title that is much too… ─

        """
    )
  }

  @Test func `a box has its title in its upper side`() {
    var frame = Frame(Size(12, 3), lettering: .ascii)
    frame.box(Rect(1, 0, 10, 3), title: "Ok")
    #expect(frame.text == " +- Ok ---+\n |        |\n +--------+\n")
  }

  @Test func `a row is given a role and keeps its text and attributes`() {
    var frame = Frame(Size(6, 2))
    frame.put("ab", at: .zero, Style.act.bold)
    frame.put("cd", at: Position(0, 1))
    frame.restyle(Rect(0, 0, 4, 1), .selection)
    #expect(frame.stylePlane == "SSSS\n\n")
    #expect(frame[.zero].style == Style(.selection, .bold))
    #expect(frame.text == "ab\ncd\n")
  }

  @Test func `a text is aligned and cut within a width`() {
    var frame = Frame(Size(10, 4))
    frame.put("12", at: .zero, width: 5, align: .trailing)
    frame.put("纳米净化科技", at: Position(0, 1), width: 8)
    frame.put("mid", at: Position(0, 2), width: 7, align: .center)
    frame.put("end", endingBefore: 10, row: 3)
    #expect(frame.text == "   12\n纳米净…\n  mid\n       end\n")
  }

  @Test func `every role has a letter of its own`() {
    #expect(Set(Role.allCases.map(\.letter)).count == Role.allCases.count)
    #expect(Role.columnHead.name == "column-head")
  }

  @Test(arguments: [Size(0, 0), Size(1, 1), Size(3, 2), Size(300, 1)])
  func `drawing at any place of any size is safe`(size: Size) {
    var frame = Frame(size)
    for position in [Position(-5, -5), Position(0, 0), Position(2, 1), Position(400, 400)] {
      frame.put("纳米 abc", at: position)
      frame.fill(Rect(position, Size(4, 4)), with: "中")
      frame.box(Rect(position, Size(9, 9)), title: "标题", trailing: "x")
      frame.rule(position.row, title: "t", trailing: "u")
      frame.restyle(Rect(position, Size(9, 9)), .selection)
      frame.within(Rect(position, Size(2, 2))) { $0.rule(0, title: "long title") }
      frame.showCursor(at: position)
    }
    #expect(frame.cells.count == size.columns * size.rows)
    for row in 0..<size.rows {
      let cells = (0..<size.columns).map { frame[Position($0, row)] }
      #expect(cells.reduce(0) { $0 + Int($1.columns) } == size.columns)
    }
  }
}
