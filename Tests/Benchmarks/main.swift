import Foundation

// Prints figures of the built program and its modules. Each argument is a word; only cases with
// one of them in their name run. Never a test: the machine and its load decide the figures.

let cases = ProgramCases.all + SharingCases.all + HistoryCases.all
let words = CommandLine.arguments.dropFirst()
for item in cases where words.isEmpty || words.contains(where: item.name.contains) {
  print(item.name)
  do {
    for figure in try item.run() { print(figure.line) }
  } catch {
    print("  not measured: \(error)")
  }
}
