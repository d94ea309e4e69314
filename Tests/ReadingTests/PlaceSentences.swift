/// Sentences written for the tests, each with the places that a reader would mark: name and province,
/// several by a semicolon, nothing where no place is named.
enum PlaceSentences {
  static let named = """
    sin señal en Rosario desde las 8|Rosario, Santa Fe
    sin señal en rosario desde las 8|Rosario, Santa Fe
    no anda internet en córdoba|Córdoba, Córdoba
    se cortó todo en Córdoba capital|Córdoba, Córdoba
    ¿alguien más sin servicio en Mendoza?|Mendoza, Mendoza
    acá en Tucumán no hay señal hace dos días|Tucumán, Tucumán
    Mar del Plata sin internet otra vez|Mar del Plata, Buenos Aires
    estamos incomunicados en mar del plata|Mar del Plata, Buenos Aires
    en La Plata se cae a cada rato|La Plata, Buenos Aires
    vivo en Villa Crespo y no tengo wifi|Villa Crespo, Ciudad de Buenos Aires
    zona de Palermo sin 4G|Palermo, Ciudad de Buenos Aires
    barrio de Flores, todo caído|Flores, Ciudad de Buenos Aires
    en Caballito no funciona nada|Caballito, Ciudad de Buenos Aires
    Villa Urquiza sin servicio desde ayer|Villa Urquiza, Ciudad de Buenos Aires
    en Parque Patricios hay cortes todas las noches|Parque Patricios, Ciudad de Buenos Aires
    soy de Lanús y hace una semana que no tengo teléfono|Lanús, Buenos Aires
    en Lomas de Zamora no hay internet|Lomas de Zamora, Buenos Aires
    La Matanza entera sin señal|La Matanza, Buenos Aires
    en quilmes anda como el traste|Quilmes, Buenos Aires
    vecinos de Morón denuncian cortes|Morón, Buenos Aires
    toda la zona de San Isidro sin fibra|San Isidro, Buenos Aires
    en San Martín no hay red|General San Martín, Buenos Aires
    desde Avellaneda les escribo, sigo sin línea|Avellaneda, Buenos Aires
    corte masivo en Tigre|Tigre, Buenos Aires
    en Pilar no llega la fibra|Pilar, Buenos Aires
    se cayó internet en Escobar|Escobar, Buenos Aires
    clientes de Moreno sin atención|Moreno, Buenos Aires
    sucursal de Merlo cerrada|Merlo, Buenos Aires
    cobertura nula en Villa General Belgrano|Villa General Belgrano, Córdoba
    en Carlos Paz la señal es pésima|Villa Carlos Paz, Córdoba
    desde Río Cuarto: nada funciona|Río Cuarto, Córdoba
    en Villa María nadie atiende|Villa María, Córdoba
    estamos en Bahía Blanca sin servicio|Bahía Blanca, Buenos Aires
    en Tandil hay microcortes|Tandil, Buenos Aires
    Olavarría también está sin internet|Olavarría, Buenos Aires
    en Bariloche no hay 5G|San Carlos de Bariloche, Río Negro
    cortes en San Carlos de Bariloche|San Carlos de Bariloche, Río Negro
    Neuquén capital sin datos|Neuquén, Neuquén
    en Cipolletti y Neuquén no anda|Cipolletti, Río Negro; Neuquén, Neuquén
    en Ushuaia pago fortunas|Ushuaia, Tierra del Fuego
    en Comodoro no llega la señal|Comodoro Rivadavia, Chubut
    Trelew y Puerto Madryn sin servicio|Trelew, Chubut; Puerto Madryn, Chubut
    se robaron los cables en Resistencia, Chaco|Resistencia, Chaco
    en Posadas hace calor y no hay internet|Posadas, Misiones
    en Puerto Iguazú no hay cobertura|Puerto Iguazú, Misiones
    en Corrientes se cortó la fibra|Corrientes, Corrientes
    en Paraná, Entre Ríos, no funciona|Paraná, Entre Ríos
    en Concordia sigue todo igual|Concordia, Entre Ríos
    acá en Gualeguaychú se corta siempre|Gualeguaychú, Entre Ríos
    en Santa Fe capital no anda nada|Santa Fe, Santa Fe
    Rafaela sin señal hace tres horas|Rafaela, Santa Fe
    en Venado Tuerto los técnicos no vienen|Venado Tuerto, Santa Fe
    en Salta sube el precio y baja la velocidad|Salta, Salta
    la gente de Salta no puede llamar|Salta, Salta
    en Tartagal no hay señal|Tartagal, Salta
    San Salvador de Jujuy sin internet|San Salvador de Jujuy, Jujuy
    en Jujuy no hay respuesta|Jujuy, Jujuy
    provincia de Buenos Aires sin servicio|Buenos Aires, Buenos Aires
    en Buenos Aires no hay problema|Ciudad de Buenos Aires, Ciudad de Buenos Aires
    en CABA cortan a cada rato|Ciudad de Buenos Aires, Ciudad de Buenos Aires
    capital federal sin datos móviles|Ciudad de Buenos Aires, Ciudad de Buenos Aires
    en la provincia de Córdoba hay cortes|Córdoba, Córdoba
    en toda Formosa no hay 4G|Formosa, Formosa
    Santiago del Estero sin respuesta|Santiago del Estero, Santiago del Estero
    en La Rioja no existe la fibra|La Rioja, La Rioja
    en San Juan la señal va y viene|San Juan, San Juan
    en San Luis me cobraron de más|San Luis, San Luis
    Merlo, San Luis, sin internet|Merlo, San Luis
    Libertad, Merlo: hace 3 días sin luz ni internet|Libertad, Buenos Aires; Merlo, Buenos Aires
    en Libertad, partido de Merlo, no hay señal|Libertad, Buenos Aires; Merlo, Buenos Aires
    Rosario, Santa Fe: sin servicio|Rosario, Santa Fe
    #Rosario sin señal|Rosario, Santa Fe
    #MarDelPlata sin internet|Mar del Plata, Buenos Aires
    se cayó todo #mardelplata|Mar del Plata, Buenos Aires
    #Córdoba ¿les anda el wifi?|Córdoba, Córdoba
    en Montevideo no anda|Montevideo, Montevideo
    en Punta del Este no hay cobertura|Punta del Este, Maldonado
    sin servicio en Santiago de Chile|Santiago, Metropolitana de Santiago
    en Valparaíso no hay señal|Valparaíso, Valparaíso
    en Lima no llega la fibra|Lima, Lima
    en Arequipa hay zonas sin internet|Arequipa, Arequipa
    estoy en Trujillo y no carga nada|Trujillo, La Libertad
    desde Bogotá, pésimo servicio|Bogotá, Bogotá
    en Medellín se cae siempre|Medellín, Antioquia
    sin internet en Cali|Cali, Valle del Cauca
    en Guadalajara no hay señal|Guadalajara, Jalisco
    en Monterrey se fue el internet|Monterrey, Nuevo León
    en CDMX no hay servicio|Ciudad de México, Ciudad de México
    en Asunción no anda|Asunción, Asunción
    en Madrid va fatal la fibra|Madrid, Madrid
    sin cobertura en Sevilla|Sevilla, Andalucía
    se cortó en Rosario, Rafaela y Paraná|Rosario, Santa Fe; Rafaela, Santa Fe; Paraná, Entre Ríos
    Rosario, Córdoba y Mendoza sin señal|Rosario, Santa Fe; Córdoba, Córdoba; Mendoza, Mendoza
    entre Funes y Roldán no hay cobertura|Funes, Santa Fe; Roldán, Santa Fe
    en Funes no hay fibra|Funes, Santa Fe
    cortes en Ituzaingó y Castelar|Ituzaingó, Buenos Aires; Castelar, Buenos Aires
    en José C. Paz roban cables|José C. Paz, Buenos Aires
    en Gral. Rodríguez no hay internet|General Rodríguez, Buenos Aires
    Florencio Varela sin señal|Florencio Varela, Buenos Aires
    partido de Almirante Brown sin servicio|Almirante Brown, Buenos Aires
    en Malvinas Argentinas no llega el técnico|Malvinas Argentinas, Buenos Aires
    en Tres de Febrero hay cortes|Tres de Febrero, Buenos Aires
    vivo en Vicente López y no tengo fijo|Vicente López, Buenos Aires
    en Berazategui me dejaron sin cable|Berazategui, Buenos Aires
    acá en Ezeiza pasa lo mismo|Ezeiza, Buenos Aires
    en San Miguel de Tucumán hay apagón de datos|San Miguel de Tucumán, Tucumán
    estoy de vacaciones en Villa Gesell y no hay señal|Villa Gesell, Buenos Aires
    en Pinamar se satura la red|Pinamar, Buenos Aires
    en Necochea nadie contesta|Necochea, Buenos Aires
    en San Rafael, Mendoza, todo caído|San Rafael, Mendoza
    Godoy Cruz sin internet|Godoy Cruz, Mendoza
    en Río Gallegos hace frío y no hay señal|Río Gallegos, Santa Cruz
    corte en El Calafate|El Calafate, Santa Cruz
    en San Telmo el wifi es un chiste|San Telmo, Ciudad de Buenos Aires
    en Puerto Madero tampoco anda|Puerto Madero, Ciudad de Buenos Aires
    Recoleta sin internet|Recoleta, Ciudad de Buenos Aires
    en La Boca no hay servicio|La Boca, Ciudad de Buenos Aires
    en Mataderos cortaron la fibra|Mataderos, Ciudad de Buenos Aires
    en Villa Lugano no hay fibra|Villa Lugano, Ciudad de Buenos Aires
    en Belgrano se me corta la llamada|Belgrano, Ciudad de Buenos Aires
    en Saavedra no responde nadie|Saavedra, Ciudad de Buenos Aires
    Reconquista, Santa Fe, sin teléfono|Reconquista, Santa Fe
    en Victoria, Entre Ríos, no hay 4G|Victoria, Entre Ríos
    SIN SEÑAL EN ROSARIO|Rosario, Santa Fe
    SE CAYÓ TODO EN CÓRDOBA|Córdoba, Córdoba
    en Junín me cobraron doble|Junín, Buenos Aires
    en Pergamino no vinieron|Pergamino, Buenos Aires
    llegando a Zárate se pierde la señal|Zárate, Buenos Aires
    viajo a Chivilcoy y no hay señal en la ruta|Chivilcoy, Buenos Aires
    soy cliente de Luján y estoy sin internet|Luján, Buenos Aires
    en General Pico no anda el 4G|General Pico, La Pampa
    en Santa Rosa, La Pampa, se cortó|Santa Rosa, La Pampa
    en Viedma no hay red|Viedma, Río Negro
    en San Nicolás de los Arroyos se cayó|San Nicolás de los Arroyos, Buenos Aires
    """

  static let free = """
    la antena de Av. Córdoba no anda
    vivo en avenida Córdoba y no tengo internet
    esquina de Corrientes y Callao
    estoy en Corrientes y Dorrego sin señal
    calle San Martín 450, sin servicio
    mi casa queda en San Martín 1234
    San Martín cruzó los Andes
    la estatua de San Martín está rota
    el general San Martín fue un prócer
    José de San Martín nació en 1778
    choque en la General Paz, tránsito lento
    voy por General Paz y se corta la llamada
    Av. General Paz al 5000
    exigimos libertad de elegir empresa
    Libertad es lo que quiero para cancelar el plan
    la libertad de no pagar más
    en libertad de acción
    déjenme en paz
    que en paz descanse mi módem
    salta un error cada vez que entro
    Salta un cartel rojo en la página
    me salta la factura impaga
    el río Paraná está bajo
    navegando el Paraná sin señal
    cruzamos el Uruguay a nado
    Rosario Central perdió otra vez
    gracias Rosario por tu ayuda
    doña Rosario no tiene teléfono
    mi abuela Mercedes no puede llamar
    Mercedes Sosa cantaba mejor
    la calle Rivadavia está cortada
    Rivadavia 5500, sin internet
    Belgrano creó la bandera
    plaza Belgrano sin wifi
    el profesor Moreno no contesta
    Mariano Moreno fue periodista
    Victoria Ocampo escribía cartas
    la victoria fue de la empresa
    perdí la esperanza con ustedes
    con mucha resistencia me dieron la baja
    la resistencia del router está quemada
    llegamos a una concordia con el asesor
    el gobierno federal no hace nada
    la esquina de mi casa sin luz
    un diamante de plan
    el tigre del zoológico
    el pilar de la empresa es la atención
    la campana sonó y nadie atendió
    flores para la operadora
    compré flores para mi mamá
    el retiro de fondos no funciona
    quiero el retiro del equipo
    la constitución nacional me protege
    la boca se me seca de tanto hablar
    me quedé con la boca abierta
    la luz azul del módem parpadea
    hay corrientes de aire en la oficina
    las corrientes políticas discuten
    me dejaron en banda
    la banda ancha no anda
    pagué con la tarjeta Naranja
    el banco Santander me cobró
    Banco Córdoba no responde
    universidad de Buenos Aires, sin wifi en el aula
    hospital Posadas? no: hospital Rivadavia sin línea
    estadio Monumental lleno y sin red
    autopista Buenos Aires-La Plata
    la ruta San Lorenzo no existe
    puente Rosario-Victoria cortado
    el vino Mendoza es rico
    la provincia no responde
    la capital no es el interior
    el recreo de los chicos
    una isla en el medio
    tu pasto está alto
    el plan Florida no existe
    la lima está cara
    me gusta el durazno
    colonia y perfume
    las minas no atienden
    el puerto USB del router
    puerto 8080 cerrado
    por la unión de los usuarios
    en concepción de los clientes es malo
    la cruz roja atiende mejor
    sarmiento era maestro
    don Sarmiento no contestó
    el señor Avellaneda me colgó
    Nicolás Avellaneda fue presidente
    Carlos Casares? no, Carlos Pérez
    diagonal Roca y Perú
    bv. Oroño 300
    Av. Santa Fe 2400, 4B
    Santa Fe 1500 piso 3
    subte línea B parado
    estación Retiro sin señal
    linea San Martín demorada
    no puedo más
    gracias por nada
    """
}
