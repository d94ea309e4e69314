/// The words of hearsay, folded, and those that tell nothing.
enum RumourWords {
  /// Marks by which something is passed on from hearsay or asked for its truth; the longer ones first.
  static let marks: [String] = sorted(
    """
    dicen que|andan diciendo|se dice que|se dice|se comenta|se rumorea|se rumorea que|corre el rumor
    corre la voz|hay rumores|rumor|rumores|el rumor|los rumores|me contaron que|nos contaron que
    me entere que|me entere de que|escuche que|lei que|lei por ahi|vi por ahi|parece que|al parecer
    aparentemente|supuestamente|presuntamente|segun dicen|segun me dijeron|segun cuentan|segun parece
    es cierto que|es verdad que|sera cierto|sera verdad|es cierto lo|es verdad lo|es cierto eso
    es verdad eso|alguien sabe si|alguien confirma|alguien sabe algo|pueden confirmar|confirmen si
    confirman que|me confirman|sabian que|circula|circulando|esta circulando|cadena de whatsapp
    mensaje que circula|un audio que|por whatsapp dicen|una fuente|fuentes cercanas|no es cierto que
    no es verdad que|es mentira que|es falso que|desmientan|desmintieron|fake news
    """)

  /// Those of them by which people ask for the truth or deny it.
  static let doubts: [String] = sorted(
    """
    es cierto que|es verdad que|sera cierto|sera verdad|es cierto lo|es verdad lo|es cierto eso
    es verdad eso|alguien sabe si|alguien confirma|pueden confirmar|confirmen si|confirman que
    me confirman|no es cierto que|no es verdad que|es mentira que|es falso que|desmientan
    desmintieron|fake news
    """)

  /// Words of four letters or more that tell nothing by themselves, the words of hearsay among them.
  static let common: Set<String> = Set(
    """
    dicen dice decir diciendo comenta comentan comentar rumor rumorea rumores corre contaron entere
    escuche parece parecer aparentemente supuestamente presuntamente segun cuentan cierto verdad sera
    alguien sabe saben sabian confirma confirman confirmar confirmen pueden puede podran circula
    circulando cadena mensaje audio whatsapp fuente fuentes mentira falso desmientan desmintieron fake
    news para pero porque como cuando donde quien quienes cual cuales esto esta este estos estas esos
    esas eso esa ese aquel ellos ellas nosotros ustedes usted tiene tienen tengo tenemos tener estan
    estoy estar estaba estaban hace hacen hacer hizo hago todo toda todos todas nada algo mucho mucha
    muchos muchas mas menos muy tambien tampoco siempre nunca ahora antes despues luego hoy ayer
    manana anda andan desde hasta entre sobre contra hacia sin con por los las una uno unos unas
    otra otro otras otros mismo misma cada solo sola gente muchachos senores hola buenas buen buenos
    dias tardes noches gracias favor saludos pregunta consulta saber quiero quisiera necesito creo
    voy vamos van viene vienen fue fueron ser son era eran sido hay haya haber habia tanto tanta
    tantos cosa cosas vez veces aqui alla aca ahi pues entonces aunque mientras sino bien
    igual posta onda medio cierta ciertas ellos nuestra nuestro nuestros nuestras empresa compania
    """.split(whereSeparator: \.isWhitespace).map(String.init))

  private static func sorted(_ text: String) -> [String] {
    text.split { $0 == "|" || $0 == "\n" }
      .map { $0.trimmingBlanks }.filter { !$0.isEmpty }
      .sorted { ($1.utf8.count, $0) < ($0.utf8.count, $1) }
  }
}

extension Substring {
  fileprivate var trimmingBlanks: String {
    String(drop { $0 == " " }.reversed().drop { $0 == " " }.reversed())
  }
}
