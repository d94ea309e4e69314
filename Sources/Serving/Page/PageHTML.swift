enum PageHTML { static let text = "" }
