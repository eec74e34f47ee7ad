import Foundation

// Prints figures of the built program and its modules. Each argument is a word; only cases with
// one of them in their name run. Never a test: the machine and its load decide the figures.

// One of the processes of a case that needs many.
if CommandLine.arguments.dropFirst().first == "--writer" {
  try StoreCases.write(Array(CommandLine.arguments.dropFirst(2)))
  exit(0)
}

let cases = ProgramCases.all + SharingCases.all + HistoryCases.all + StoreCases.all
let words = CommandLine.arguments.dropFirst()
for item in cases where words.isEmpty || words.contains(where: item.name.contains) {
  print(item.name)
  do {
    for figure in try item.run() { print(figure.line) }
  } catch {
    print("  not measured: \(error)")
  }
}
