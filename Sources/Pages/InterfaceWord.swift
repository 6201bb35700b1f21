internal import Wording

/// A word that pages of one kind say by themselves. One without a wording in both languages does not compile.
protocol InterfaceWord: Hashable, Sendable {
  var words: Words { get }
}

extension PageFrame {
  func callAsFunction(_ word: some InterfaceWord) -> String { word.words[language] }
}
