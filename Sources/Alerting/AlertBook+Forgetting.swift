package import Model

extension AlertBook {
  /// Takes somebody out of what is said of impostors, the only alerts that name people.
  package mutating func forget(_ names: AuthorNames) {
    for place in lives.indices where lives[place].alert.kind == .impostor {
      let clean = names.cleaned(lives[place].alert)
      lives[place].unheard = lives[place].unheard.map {
        .init(about: $0.about, names.cleaned($0.text))
      }
      guard clean != lives[place].alert else { continue }
      lives[place].alert = clean
      note(clean)
    }
    for place in ended.indices where ended[place].kind == .impostor {
      let clean = names.cleaned(ended[place])
      guard clean != ended[place] else { continue }
      ended[place] = clean
      note(clean)
    }
  }
}
