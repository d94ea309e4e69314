/// The words that tell an account that poses from one that complains, folded.
enum AccountWords {
  /// What a care channel calls itself.
  static let care: Set<String> = set(
    """
    ayuda ayudas ayudamos soporte atencion reclamos reclamo oficial clientes help care service
    servicio tecnico tecnica asistencia asistente asesor asesores consultas contacto gestiones gestion
    virtual online ok mesa linea centro responde incidencias bajas cobros cobranzas facturacion
    verificado verificada support atcliente atc sac callcenter ventas soluciones resuelve escucha
    teayuda teayudamos teescucha teatiende posventa postventa customer desk helpdesk
    representante representantes operador operadora premios beneficios promociones promo pagos
    devoluciones reintegros reembolsos seguridad canal portal web app tienda 24hs 24h informa
    """)

  /// What people call themselves who criticise, joke, cheer, work there or belong together.
  static let critic: Set<String> = set(
    """
    ladrones ladron chorros chorro estafa estafas estafadores estafador victima victimas basta anti
    parodia parody fake fans fan hinchas memes meme odio odiamos odiadores muera chau fuera nunca
    verguenza desastre pesimo pesima mierda basura enojado enojada enojados indignado indignada
    indignados cansado cansada harto harta hartos damnificados damnificadas afectados perjudicados
    denuncia denuncias quejas queja reclamon robo roban robos mienten mentiras mentira nofunciona
    noanda noresponde delegados delegado empleados empleado empleadas trabajadores trabajador
    sindicato gremio jubilados jubilado autoconvocados usuarios consumidores vecinos accionistas
    exempleados excliente exclientes ex club comunidad foro noticias noticia boicot humor satira
    troll desconforme disconforme no contra malo mala peor horrible sufro sufriendo sobreviviente
    """)

  /// What bears a sponsor's name without speaking for it: teams, venues, tournaments, festivals.
  static let sponsored: Set<String> = set(
    """
    team equipo racing riders esports arena estadio stadium teatro theatre auditorio sala fest festival
    music musica sports deportes copa cup liga league torneo tournament open masters maraton marathon
    rally run fundacion foundation
    """)

  /// Words that names share without being the brand: countries, trades, legal forms.
  static let generic: Set<String> = set(
    """
    argentina arg ar chile cl uruguay uy uru paraguay py peru pe mexico mx colombia co espana es bolivia
    bo ecuador ec venezuela ve latam latinoamerica banco bank movil moviles mobile telecom
    telecomunicaciones comunicaciones internet fibra cable tv television telefonia empresa
    empresas grupo compania cia sa srl de del la el los las y en seguros salud energia aguas agua gas
    luz electrica servicios the hogar net com digital aerolineas airlines lineas
    """)

  /// Short additions by which a copy tells itself apart.
  static let suffixes: Set<String> = set(
    """
    ok oficial official ar arg argentina cl chile uy uru py pe mx es co br real verificado hd tv app web
    online soporte ayuda help atencion clientes the soy mi tu
    """)

  private static func set(_ words: String) -> Set<String> {
    Set(words.split(whereSeparator: \.isWhitespace).map(String.init))
  }
}
