/// What the words around a name say about whether it is a place.
struct PlaceCues: OptionSet, Sendable, BitwiseCopyable {
  let rawValue: UInt16

  /// "en", "desde": a place follows.
  static let locative = PlaceCues(rawValue: 1)
  /// "barrio", "zona", "sucursal": a place follows, with or without "de".
  static let area = PlaceCues(rawValue: 1 << 1)
  /// "vecinos", "soy", "gente": a place follows after "de".
  static let dweller = PlaceCues(rawValue: 1 << 2)
  /// "de", "a", "para", "por": perhaps a place follows.
  static let link = PlaceCues(rawValue: 1 << 3)
  /// "el", "la": before a name without article, no place.
  static let article = PlaceCues(rawValue: 1 << 4)
  /// "avenida", "calle", "ruta": a street follows.
  static let street = PlaceCues(rawValue: 1 << 5)
  /// "don", "doctora", "Juan": a person follows.
  static let person = PlaceCues(rawValue: 1 << 6)
  /// "banco", "hospital", "club", "río": something else is named.
  static let other = PlaceCues(rawValue: 1 << 7)
  /// "sin", "capital", "centro": a place stood before.
  static let after = PlaceCues(rawValue: 1 << 8)
  /// "central", "juniors": a club stood before.
  static let club = PlaceCues(rawValue: 1 << 9)
  /// "todo", "pleno", "gran": passed over between "en" and the name.
  static let whole = PlaceCues(rawValue: 1 << 10)
  /// "días", "megas", "horas": the number before is a measure and no house number.
  static let measure = PlaceCues(rawValue: 1 << 11)
  /// "acá", "aquí": a place may follow.
  static let here = PlaceCues(rawValue: 1 << 12)
  /// "provincia", "pcia": a province follows.
  static let province = PlaceCues(rawValue: 1 << 13)

  /// The words that bear each cue.
  static let words: [(WordTraits, String)] = lists.map { (WordTraits(place: $0.0), $0.1) }

  private static let lists: [(PlaceCues, String)] = [
    (.locative, "en desde hasta entre hacia contra"),
    (
      .area,
      """
      barrio ciudad localidad partido municipio departamento zona zonas sucursal sucursales oficina \
      local centro norte sur este oeste interior cerca alrededores distrito comuna pueblo afueras \
      periferia villa country region sede ramal antena antenas nodo microcentro conurbano costa \
      noroeste noreste sudeste suroeste provincia pcia prov
      """
    ),
    (
      .dweller,
      """
      vecino vecinos vecina vecinas soy somos gente usuarios usuario usuaria clientes cliente vivo \
      vivimos escribo hablo llamo familia viviendo viajo vengo llegando salgo intendente intendenta \
      municipalidad municipio cooperativa parte varios lado lugar lugares barrios parque casa playas
      """
    ),
    (.link, "de del a al para por y e o ni rumbo"),
    (.article, "el la los las lo un una mi tu su este esta"),
    (
      .street,
      """
      av avda avenida calle calles bv blvd bulevar boulevard pje pasaje diagonal diag esq esquina ruta \
      autopista autovia peatonal camino altura puente rotonda tunel cortada plaza plazoleta plazita
      """
    ),
    (
      .person,
      """
      don doña sr sra señor señora señorita doctor doctora dr dra ing ingeniero lic licenciado profe \
      profesor profesora presidente gobernador general gral coronel capitan almirante sargento santo \
      papa abuela abuelo tia tio prima primo amiga amigo hermana hermano mama juan jose maria ana \
      carlos jorge luis pedro pablo diego martin nicolas lucas matias franco ricardo roberto eduardo \
      fernando alejandro andres gustavo sergio daniel marcelo claudio oscar hector raul manuel miguel \
      rafael ramon mario hugo julio cesar alberto domingo facundo bartolome mariano leandro laura \
      silvia claudia patricia monica andrea paula lucia sofia camila florencia carolina natalia gabriela \
      valeria marta susana graciela norma rosa elena estela beatriz cristina victoria julia manuela
      """
    ),
    (
      .other,
      """
      universidad banco hospital club teatro estadio colegio escuela instituto hotel clinica sanatorio \
      parque rio lago cerro volcan golfo isla islas estacion linea tren shopping cine copa batalla virgen \
      parroquia iglesia editorial vino cerveza diario radio canal talleres gimnasia estudiantes atletico \
      independiente deportivo newells central sporting union torneo liga tratado facultad museo biblioteca \
      jardin cancha gol partido monumento estatua feriado libertador isla estrecho cuenca delta arroyo \
      rally cuarteto fundacion premio marca serie pelicula cancion libro apellido
      """
    ),
    (
      .after,
      """
      sin capital centro norte sur este oeste ciudad alrededores city provincia caido caida presente \
      afectado afectada incomunicada incomunicado completo entero argentina
      """
    ),
    (.club, "central juniors athletic futbol fc rugby oral"),
    (.whole, "todo toda pleno plena gran casi el la mi alto bajo"),
    (
      .measure,
      """
      dia dias hora horas h hs hr hrs min mins minutos segundos mes meses semana semanas año años mega \
      megas mb mbps gb gigas km kms pesos soles veces vez usuarios clientes personas barrios cuadras \
      llamadas grados pm am de y
      """
    ),
    (.here, "aca aqui alla ahi"),
    (.province, "provincia pcia prov"),
  ]
}
