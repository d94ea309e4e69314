extension Picture {
  /// The picture in another size, each pixel the mean of the area it covers.
  func scaled(to newWidth: Int, _ newHeight: Int) -> Picture {
    guard newWidth != width || newHeight != height else { return self }
    let across = Self.spans(width, newWidth)
    let down = Self.spans(height, newHeight)
    let scaled = planes.map { plane -> [Float] in
      // First across, then down: the mean of an area is the mean of its rows' means.
      var narrow = [Float](repeating: 0, count: newWidth * height)
      for y in 0..<height {
        for x in 0..<newWidth {
          var sum: Float = 0
          for (place, part) in across[x] { sum += plane[y * width + place] * part }
          narrow[y * newWidth + x] = sum
        }
      }
      var small = [Float](repeating: 0, count: newWidth * newHeight)
      for y in 0..<newHeight {
        for x in 0..<newWidth {
          var sum: Float = 0
          for (place, part) in down[y] { sum += narrow[place * newWidth + x] * part }
          small[y * newWidth + x] = sum
        }
      }
      return small
    }
    return Picture(width: newWidth, height: newHeight, planes: scaled)
  }

  /// A rectangle of it.
  func cut(_ left: Int, _ top: Int, _ newWidth: Int, _ newHeight: Int) -> Picture {
    let parts = planes.map { plane in
      Array(
        (top..<top + newHeight).map { plane[$0 * width + left..<$0 * width + left + newWidth] }
          .joined())
    }
    return Picture(width: newWidth, height: newHeight, planes: parts)
  }

  /// Without the border that has the colour of the upper left corner.
  var trimmed: Picture {
    let pixels = grey
    let colour = pixels.first ?? 0
    func isPlain(_ pixel: Float) -> Bool { abs(pixel - colour) <= 16 }
    func row(_ y: Int) -> Bool { (0..<width).allSatisfy { isPlain(pixels[y * width + $0]) } }
    func column(_ x: Int) -> Bool { (0..<height).allSatisfy { isPlain(pixels[$0 * width + x]) } }
    guard let top = (0..<height).first(where: { !row($0) }),
      let bottom = (0..<height).last(where: { !row($0) }),
      let left = (0..<width).first(where: { !column($0) }),
      let right = (0..<width).last(where: { !column($0) }), right - left >= 8, bottom - top >= 8
    else { return self }
    return cut(left, top, right - left + 1, bottom - top + 1)
  }

  /// The middle, four fifths a side.
  var centre: Picture {
    let (newWidth, newHeight) = (max(1, width * 4 / 5), max(1, height * 4 / 5))
    return cut((width - newWidth) / 2, (height - newHeight) / 2, newWidth, newHeight)
  }

  /// For each new pixel the old ones it covers, with their parts of it.
  private static func spans(_ old: Int, _ new: Int) -> [[(place: Int, part: Float)]] {
    let step = Double(old) / Double(new)
    return (0..<new).map { index in
      let (start, end) = (Double(index) * step, Double(index + 1) * step)
      var span: [(place: Int, part: Float)] = []
      var place = Int(start)
      while place < old, Double(place) < end {
        let covered = min(end, Double(place + 1)) - max(start, Double(place))
        if covered > 1e-9 { span.append((place, Float(covered / step))) }
        place += 1
      }
      return span.isEmpty ? [(min(old - 1, Int(start)), Float(1))] : span
    }
  }
}
