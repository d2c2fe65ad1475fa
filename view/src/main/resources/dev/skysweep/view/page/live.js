// Shows what the server tells of the sweep. Every text goes in as text, never as HTML.
(function () {
  'use strict';
  var dark = window.matchMedia('(prefers-color-scheme: dark)');
  var $ = function (id) { return document.getElementById(id); };
  var charts = [];

  function element(name, text, kind) {
    var made = document.createElement(name);
    if (text !== undefined) { made.textContent = text; }
    if (kind) { made.className = kind; }
    return made;
  }

  function span(seconds) {
    if (seconds < 0) { return 'unknown'; }
    if (seconds < 120) { return Math.round(seconds) + ' s'; }
    var minutes = Math.round(seconds / 60);
    return minutes < 120 ? minutes + ' min' : Math.floor(minutes / 60) + ' h ' + (minutes % 60) + ' min';
  }

  function showState(state) {
    var p = state.progress;
    var ended = p.ok + p.failed + p.skipped;
    $('headline').textContent = ended + ' of ' + p.runs + ' runs have ended' +
      (p.finished ? ': the sweep is finished' : p.quietSeconds > 60 ? '; nothing new for ' + span(p.quietSeconds) : '');
    $('bar').setAttribute('aria-valuenow', p.runs ? Math.round(100 * ended / p.runs) : 0);
    $('bar-ok').style.width = (p.runs ? 100 * p.ok / p.runs : 0) + '%';
    $('bar-failed').style.width = (p.runs ? 100 * p.failed / p.runs : 0) + '%';
    var tiles = [['ok', p.ok], ['failed', p.failed], ['attempts', p.attempts], ['tried again', p.retried],
      ['runs a second', p.perSecond.toFixed(1)], ['time left', p.finished ? '–' : span(p.secondsLeft)],
      ['so far', span(p.elapsedSeconds)], ['machines', p.machines]];
    $('tiles').replaceChildren.apply($('tiles'), tiles.map(function (tile) {
      var item = element('li', tile[0]);
      item.appendChild(element('b', String(tile[1])));
      return item;
    }));
    $('problem').hidden = !state.problem;
    $('problem').textContent = state.problem;
    $('driver').hidden = !state.driver;
    $('driver').textContent = state.driver;
    $('no-failures').hidden = state.failures.length > 0;
    $('failures').replaceChildren.apply($('failures'), state.failures.map(function (failure) {
      var item = element('li');
      var open = element('button', 'run ' + failure.runId, 'link');
      open.type = 'button';
      open.addEventListener('click', function () { showRun(failure.runId); });
      item.appendChild(open);
      item.appendChild(element('span', ' ' + failure.kind + (failure.again ? ', tried again' : '')));
      item.appendChild(element('pre', failure.message, 'wrap'));
      return item;
    }));
  }

  function numbers(table, title) {
    var made = element('table');
    made.appendChild(element('caption', title));
    var head = made.createTHead().insertRow();
    table.columns.forEach(function (column) { var th = element('th', column); th.scope = 'col'; head.appendChild(th); });
    var body = made.createTBody();
    table.rows.forEach(function (row) {
      var line = body.insertRow();
      row.forEach(function (cell) { line.insertCell().textContent = cell; });
    });
    return made;
  }

  function place(index) {
    if (!charts[index]) {
      var figure = element('figure', undefined, 'chart');
      var plot = element('div', undefined, 'plot');
      plot.setAttribute('role', 'img');
      var details = element('details');
      details.appendChild(element('summary', 'Numbers'));
      details.appendChild(element('div', undefined, 'scroll'));
      figure.appendChild(plot);
      figure.appendChild(details);
      $('charts').appendChild(figure);
      charts[index] = {figure: figure, plot: plot, details: details, chart: null};
    }
    return charts[index];
  }

  function draw(at) {
    var option = skysweep.fit(skysweep.prepare(JSON.parse(at.json), dark.matches), at.plot.clientWidth);
    if (!at.chart) { at.chart = echarts.init(at.plot, skysweep.theme(dark.matches)); }
    at.chart.setOption(option, true);
  }

  function showCharts(list) {
    list.forEach(function (each, index) {
      var at = place(index);
      at.plot.style.height = each.height + 'px';
      at.plot.setAttribute('aria-label', 'Chart: ' + each.title + '. The numbers follow as a table.');
      at.json = JSON.stringify(each.option);
      draw(at);
      at.details.lastChild.replaceChildren(numbers(each.table, each.title));
    });
    while (charts.length > list.length) { charts.pop().figure.remove(); }
  }

  function redraw() {
    charts.forEach(function (at) {
      if (at.chart) { at.chart.dispose(); at.chart = null; }
      draw(at);
    });
  }
  dark.addEventListener('change', redraw);
  var timer = 0;
  window.addEventListener('resize', function () { clearTimeout(timer); timer = setTimeout(redraw, 150); });

  // Runs.
  var first = 0;
  function showRuns() {
    fetch('runs?status=' + $('status').value + '&first=' + first).then(function (answer) { return answer.json(); })
      .then(function (page) {
        $('rows').replaceChildren.apply($('rows'), page.rows.map(function (row) {
          var line = element('tr');
          var cell = element('td');
          var open = element('button', String(row.run), 'link');
          open.type = 'button';
          open.setAttribute('aria-label', 'run ' + row.run);
          open.addEventListener('click', function () { showRun(row.run); });
          cell.appendChild(open);
          line.appendChild(cell);
          line.appendChild(element('td', row.status, row.status === 'ok' ? 'ok' : 'bad'));
          [row.attempts, row.seconds, row.host].forEach(function (value) { line.appendChild(element('td', String(value))); });
          return line;
        }));
        $('caption').textContent = page.rows.length ? 'Runs from row ' + (page.first + 1) + ' on' : 'No such runs yet';
        $('previous').disabled = first === 0;
        $('next').disabled = !page.more;
      });
  }
  $('status').addEventListener('change', function () { first = 0; showRuns(); });
  $('reload').addEventListener('click', showRuns);
  $('previous').addEventListener('click', function () { first = Math.max(0, first - 100); showRuns(); });
  $('next').addEventListener('click', function () { first += 100; showRuns(); });

  function fact(name, value) {
    $('facts').appendChild(element('dt', name));
    $('facts').appendChild(element('dd', value));
  }

  function fill(run, kind) {
    var target = $(kind + '-text');
    target.textContent = 'reading …';
    fetch('runs/' + run + '/' + kind).then(function (answer) {
      return answer.ok ? answer.text() : 'the run left none';
    }).then(function (text) { target.textContent = text; });
  }

  function showRun(run) {
    fetch('runs/' + run).then(function (answer) { return answer.json(); }).then(function (told) {
      $('h-run').textContent = 'Run ' + run + ': ' + told.status;
      $('facts').replaceChildren();
      Object.keys(told.values).forEach(function (name) { fact(name, told.values[name]); });
      fact('started', told.started);
      fact('took', told.seconds.toFixed(3) + ' s');
      if (told.outputs.length) { fact('outputs', told.outputs.join(', ')); }
      told.notes.forEach(function (note) { fact('note', note); });
      $('message').hidden = !told.message;
      $('message').textContent = told.message;
      ['script', 'log'].forEach(function (kind) {
        var details = $(kind);
        details.open = false;
        details.ontoggle = function () { if (details.open) { fill(run, kind); } };
      });
      $('run').hidden = false;
      $('run').focus();
      $('run').scrollIntoView();
    });
  }

  var events = new EventSource('events');
  events.addEventListener('state', function (event) { showState(JSON.parse(event.data)); });
  events.addEventListener('charts', function (event) { showCharts(JSON.parse(event.data)); });
  events.addEventListener('error', function () {
    events.close();
    $('headline').textContent = 'The watcher has ended; the sweep itself is not touched by that. What is shown is its last state.';
  });
  events.addEventListener('open', showRuns);
})();
