/// The page's document: its places, which the script fills, the alerts first for who tabs or listens.
enum PageHTML {
  static let text = #"""
    <!doctype html>
    <html lang="es">
    <head>
    <meta charset="utf-8">
    <meta name="viewport" content="width=device-width,initial-scale=1">
    <meta name="color-scheme" content="dark light">
    <title>Vigía</title>
    <link rel="icon" href="data:,">
    <link rel="alternate" type="application/atom+xml" title="Alertas" href="/alerts.atom">
    <link rel="stylesheet" href="/assets/page.css">
    <script src="/assets/page.js" defer></script>
    </head>
    <body>
    <header class="top">
    <h1>Vigía</h1>
    <span class="gap"></span>
    <span id="blind"></span>
    <span id="lag" class="dim"
    title="Desde que se publica hasta que Vigía lo lee"></span>
    <span id="link" role="status">conectando</span>
    <button type="button" id="me" title="Con qué nombre queda lo que se hace aquí" hidden></button>
    <button type="button" id="help">Teclas</button>
    <button type="button" id="sound" aria-pressed="false"
    title="Un tono cuando una alerta llega a crítica">Sonido: no</button>
    <time id="clock"></time>
    </header>
    <nav id="brands" aria-label="Marcas"></nav>
    <main>
    <div class="column aside">
    \#(Panels.sections(.side))
    </div>
    <div class="column broad">
    \#(Panels.sections(.wide))
    </div>
    <div class="column middle">
    \#(Panels.sections(.half))
    </div>
    </main>
    <p id="news" class="heard" role="status"></p>
    <div id="told"><span role="status"><span id="said"></span>
    <button type="button" id="undo" hidden>Deshacer <kbd>z</kbd></button></span>
    <span id="failed" role="alert"></span></div>
    <dialog id="ask" aria-labelledby="question" aria-describedby="detail">
    <label><span id="question"></span><input id="given" autocomplete="name"></label>
    <p id="detail"></p>
    <div id="choices"></div>
    <p class="ends"><button type="button" id="give">Aceptar</button>
    <button type="button" id="leave">Cancelar</button></p>
    </dialog>
    <noscript><p class="note">Esta página necesita JavaScript. Los mismos datos están en
    <a href="/api/v1/overview">/api/v1/overview</a> y
    <a href="/alerts.atom">/alerts.atom</a>.</p></noscript>
    </body>
    </html>

    """#
}
