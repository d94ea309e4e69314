@main
struct Vigia {
  static func main() async {
    print("vigia")
  }
}
