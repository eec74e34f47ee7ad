import Canvas
import Testing

struct FrameTests {
  @Test func `text keeps its columns beside wide characters`() {
    var frame = Frame(Size(12, 2))
    frame.put("纳米 ok", at: .zero)
    #expect(frame.put("中", at: Position(1, 1)) == 3)
    #expect(frame.text == "纳米 ok\n 中\n")
  }
}
