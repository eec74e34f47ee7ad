import Canvas
import Testing

struct LayoutTests {
  @Test func `rows and columns are shared out without a gap`() {
    let screen = Rect(0, 0, 80, 24)
    let rows = screen.split(rows: [.fixed(1), .share(1), .fixed(2)])
    #expect(rows == [Rect(0, 0, 80, 1), Rect(0, 1, 80, 21), Rect(0, 22, 80, 2)])
    let columns = screen.split(columns: [.share(2, atLeast: 10), .share(1)], gap: 1)
    #expect(columns.map(\.columns).reduce(0, +) == 79)
    #expect(columns[1].left == columns[0].right + 1)
  }

  @Test func `what does not fit is empty from the end`() {
    let rows = Rect(0, 0, 10, 3).split(rows: [.fixed(2), .share(1, atLeast: 5), .fixed(1)])
    #expect(rows.map(\.rows) == [2, 1, 0])
  }

  @Test func `scrolling moves as little as needed`() {
    #expect(Scroll.top(from: 0, showing: 5, of: 100, height: 10) == 0)
    #expect(Scroll.top(from: 0, showing: 10, of: 100, height: 10) == 1)
    #expect(Scroll.top(from: 50, showing: 3, of: 100, height: 10) == 3)
    #expect(Scroll.top(from: 50, showing: 3, of: 100, height: 10, margin: 2) == 1)
    #expect(Scroll.top(from: 95, showing: 99, of: 100, height: 10) == 90)
    #expect(Scroll.top(from: 7, showing: 2, of: 5, height: 10) == 0)
    #expect(Scroll.visible(from: 95, of: 100, height: 10) == 95..<100)
    #expect(Scroll.visible(from: 9, of: 0, height: 10) == 0..<0)
  }

  @Test func `a pop-up stands below its field, else above, and always inside`() {
    let screen = Rect(0, 0, 40, 12)
    #expect(screen.popup(Size(10, 4), near: Rect(5, 2, 8, 1)) == Rect(5, 3, 10, 4))
    #expect(screen.popup(Size(10, 4), near: Rect(35, 10, 5, 1)) == Rect(30, 6, 10, 4))
    for row in 0..<12 {
      for rows in 1...20 {
        let place = screen.popup(Size(60, rows), near: Rect(3, row, 4, 1))
        #expect(screen.intersection(place) == place)
        #expect(!place.isEmpty)
      }
    }
    #expect(screen.centered(Size(10, 4)) == Rect(15, 4, 10, 4))
    #expect(screen.centered(Size(100, 100)) == screen)
  }
}
