import Canvas
import Testing

struct TextFieldTests {
  @Test func `an accent is never parted from its letter`() {
    var field = TextField("Jo")
    field.insert("e")
    field.insert("\u{301}")
    #expect(field.text == "Joe\u{301}")
    #expect(field.cursor == 3)
    field.deleteBackward()
    #expect(field.text == "Jo")
  }

  @Test func `typing is taken back by words and done again`() {
    var field = TextField()
    for character in "new 纳米" { field.insert(character) }
    field.undo()
    #expect(field.text == "new ")
    field.undo()
    #expect(field.text == "new")
    field.undo()
    #expect(field.text.isEmpty)
    #expect(!field.canUndo)
    field.redo()
    field.redo()
    field.redo()
    #expect(field.text == "new 纳米")
    field.undo()
    field.insert("x")
    #expect(!field.canRedo)
  }

  @Test func `deleting and moving stay within the text`() {
    var field = TextField("ab 净化 c")
    field.deleteForward()
    #expect(field.text == "ab 净化 c")
    field.deleteWord()
    #expect(field.text == "ab 净化 ")
    field.deleteWord()
    #expect(field.text == "ab ")
    field.moveToStart()
    field.moveLeft()
    field.deleteBackward()
    field.deleteForward()
    #expect(field.text == "b ")
    field.moveRight()
    field.insert("x")
    #expect(field.text == "bx ")
    field.deleteAll()
    #expect(field.isEmpty)
    field.undo()
    #expect(field.text == "bx ")
  }

  @Test func `pasted lines become one line without control characters`() {
    var field = TextField("a")
    field.paste("x\u{1B}[31m\r\ny\n")
    #expect(field.text == "ax[31m y")
    field.undo()
    #expect(field.text == "a")
  }

  @Test func `the view follows the insertion point by columns`() {
    var field = TextField("纳米净化科技有限公司")
    let end = field.view(columns: 8, lettering: .unicode)
    #expect(end.text == "限公司")
    #expect(end.cursorColumn == 6)
    #expect(end.continuesLeft && !end.continuesRight)
    field.moveToStart()
    let start = field.view(columns: 8, lettering: .unicode)
    #expect(start.text == "纳米净化")
    #expect(start.cursorColumn == 0)
    #expect(!start.continuesLeft && start.continuesRight)
    for _ in 0..<4 { field.moveRight() }
    let middle = field.view(columns: 8, lettering: .unicode)
    #expect(middle.text == "米净化科")
    #expect(middle.cursorColumn == 6)
  }

  @Test func `a view is never wider than asked for and its cursor is in it`() {
    for columns in 2...12 {
      var field = TextField("纳a米\u{301}净b化 😀 c")
      for _ in 0..<20 {
        let view = field.view(columns: columns, lettering: .unicode)
        #expect(Lettering.unicode.width(view.text) <= columns)
        #expect((0..<columns).contains(view.cursorColumn))
        field.moveLeft()
      }
      while !field.isEmpty {
        field.moveToEnd()
        field.deleteBackward()
        let view = field.view(columns: columns, lettering: .unicode)
        #expect((0..<columns).contains(view.cursorColumn))
      }
    }
  }
}

struct TextAreaTests {
  @Test func `lines are moved through and broken`() {
    var area = TextArea("first\r\nsecond line\nend")
    #expect(area.text == "first\nsecond line\nend")
    area.moveUp()
    area.insert("!")
    #expect(area.text == "first\nsec!ond line\nend")
    area.moveUp()
    area.moveUp()
    area.insertLineEnd()
    #expect(area.text == "\nfirst\nsec!ond line\nend")
    area.moveDown()
    area.moveDown()
    area.moveDown()
    area.moveToLineEnd()
    area.deleteWord()
    #expect(area.text == "\nfirst\nsec!ond line\n")
    area.undo()
    area.moveToLineStart()
    area.deleteBackward()
    #expect(area.text == "\nfirst\nsec!ond lineend")
    area.deleteLine()
    #expect(area.text == "\nfirst\n")
  }

  @Test func `its lines are laid out to a width with the insertion point`() {
    var area = TextArea("纳米净化ab\nc")
    var layout = area.layout(columns: 5, lettering: .unicode)
    #expect(layout.lines == ["纳米", "净化a", "b", "c"])
    #expect(layout.cursor == Position(1, 3))
    area.paste("defg")
    layout = area.layout(columns: 5, lettering: .unicode)
    #expect(layout.lines == ["纳米", "净化a", "b", "cdefg", ""])
    #expect(layout.cursor == Position(0, 4))
    area.moveUp()
    layout = area.layout(columns: 5, lettering: .unicode)
    #expect(layout.cursor == Position(0, 2))
  }
}
