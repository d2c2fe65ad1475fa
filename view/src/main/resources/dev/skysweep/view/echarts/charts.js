// Gives an option that Java made what JSON can't hold: drawing and formatting functions.
// Runs in browsers and, for SVG and PNG, in Rhino: plain ES5.
var skysweep = (function () {
  'use strict';

  var LIGHT = {text: '#1b1f24', faint: '#59636e', line: '#8c959f', grid: '#e4e8ec', back: '#ffffff'};
  var DARK = {text: '#e6edf3', faint: '#9aa4ae', line: '#6e7781', grid: '#2b3138', back: '#12161b'};

  function theme(dark) {
    var c = dark ? DARK : LIGHT;
    var axis = {
      axisLine: {lineStyle: {color: c.line}},
      axisTick: {lineStyle: {color: c.line}},
      axisLabel: {color: c.faint},
      splitLine: {lineStyle: {color: c.grid}},
      nameTextStyle: {color: c.text}
    };
    return {
      backgroundColor: c.back,
      textStyle: {color: c.text},
      title: {textStyle: {color: c.text}, subtextStyle: {color: c.faint}},
      legend: {textStyle: {color: c.text}},
      visualMap: {textStyle: {color: c.faint}},
      parallel: {parallelAxisDefault: axis},
      valueAxis: axis, categoryAxis: axis, timeAxis: axis, logAxis: axis,
      tooltip: {
        confine: true, backgroundColor: c.back, borderColor: c.line,
        textStyle: {color: c.text, fontSize: 12}
      }
    };
  }

  function tick(value) {
    if (typeof value !== 'number' || !isFinite(value)) { return value === null || value !== value ? '–' : String(value); }
    var size = Math.abs(value);
    if (value !== 0 && (size < 1e-4 || size >= 1e7)) {
      return Number(value.toPrecision(4)).toExponential().replace('e+', 'e');
    }
    return String(Number(value.toPrecision(8)));
  }

  function escape(text) {
    return String(text).replace(/&/g, '&amp;').replace(/</g, '&lt;').replace(/>/g, '&gt;')
      .replace(/"/g, '&quot;').replace(/'/g, '&#39;');
  }

  function shown(value) { return escape(typeof value === 'number' ? tick(value) : value); }

  // The tooltip of one item: its label and value, dimension by dimension.
  function itemTip(labels, categories) {
    return function (item) {
      var values = item.value || [];
      var lines = item.name ? [escape(item.name)] : [];
      for (var i = 0; i < labels.length; i++) {
        if (labels[i] && values[i] !== undefined && values[i] !== null) {
          var words = categories[i];
          lines.push(escape(labels[i]) + ': <b>' + shown(words ? words[values[i]] : values[i]) + '</b>');
        }
      }
      return lines.join('<br>');
    };
  }

  // The tooltip of all curves at one place.
  function axisTip(items) {
    var lines = items.length ? [shown(items[0].value[0])] : [];
    for (var i = 0; i < items.length; i++) {
      var values = items[i].value.slice(1);
      if (values.length > 2) { values = [values[2]]; }
      for (var j = 0; j < values.length; j++) { values[j] = shown(values[j]); }
      lines.push(items[i].marker + escape(items[i].seriesName) + ': <b>' + values.join(' … ') + '</b>');
    }
    return lines.join('<br>');
  }

  function clipped(params, shape, style) {
    var s = params.coordSys;
    var area = {x: s.x, y: s.y, width: s.width, height: s.height};
    var rect = echarts.graphic.clipRectByRect(shape, area);
    return rect ? {type: 'rect', shape: rect, style: style} : nothing();
  }

  // ECharts fails to take away later what was not drawn, where a chart gets fewer points.
  function nothing() { return {type: 'group', children: []}; }

  function between(a, b, low, high) {
    return {x: Math.min(a, b), y: Math.min(low, high), width: Math.max(Math.abs(b - a), 0.5), height: Math.abs(high - low)};
  }

  var draw = {
    // x0, x1, y0, y1
    rects: function () {
      return function (params, api) {
        var a = api.coord([api.value(0), api.value(2)]);
        var b = api.coord([api.value(1), api.value(3)]);
        return clipped(params, between(a[0], b[0], a[1], b[1]), api.style());
      };
    },
    // x, low, high, and maybe what the tooltip shows: one area through all points that are known
    band: function (series) {
      return function (params, api) {
        if (params.dataIndex !== 0) { return nothing(); }
        var there = [], back = [];
        for (var i = 0; i < series.data.length; i++) {
          var p = series.data[i];
          if (p[1] !== null && p[2] !== null) {
            there.push(api.coord([p[0], p[2]]));
            back.unshift(api.coord([p[0], p[1]]));
          }
        }
        var s = params.coordSys;
        return {
          type: 'polygon', shape: {points: there.concat(back)}, style: api.style(),
          clipPath: {type: 'rect', shape: {x: s.x, y: s.y, width: s.width, height: s.height}}
        };
      };
    },
    // value, line, low, high: a bar from 0 with the interval
    bars: function (series) {
      return function (params, api) {
        var line = api.size([0, 1])[1] * 0.7 / series.groups;
        var zero = api.coord([0, api.value(1)]);
        var end = api.coord([api.value(0), api.value(1)]);
        var top = zero[1] + (series.group - series.groups / 2) * line;
        var parts = [{type: 'rect', shape: between(zero[0], end[0], top, top + line * 0.9), style: api.style()}];
        if (isFinite(api.value(2)) && isFinite(api.value(3))) {
          var low = api.coord([api.value(2), 0])[0], high = api.coord([api.value(3), 0])[0];
          var y = top + line * 0.45, tip = Math.min(4, line * 0.3), pen = {stroke: '#888', lineWidth: 1.5};
          parts.push({type: 'line', shape: {x1: low, y1: y, x2: high, y2: y}, style: pen});
          parts.push({type: 'line', shape: {x1: low, y1: y - tip, x2: low, y2: y + tip}, style: pen});
          parts.push({type: 'line', shape: {x1: high, y1: y - tip, x2: high, y2: y + tip}, style: pen});
        }
        return {type: 'group', children: parts};
      };
    },
    // value, line, base: a bar from the base
    swings: function () {
      return function (params, api) {
        var half = api.size([0, 1])[1] * 0.35;
        var base = api.coord([api.value(2), api.value(1)]);
        var end = api.coord([api.value(0), api.value(1)]);
        return {type: 'rect', shape: between(base[0], end[0], base[1] - half, base[1] + half), style: api.style()};
      };
    },
    // start, line, end: an attempt on its worker's line
    spans: function () {
      return function (params, api) {
        var half = api.size([0, 1])[1] * 0.38;
        var from = api.coord([api.value(0), api.value(1)]);
        var to = api.coord([api.value(2), api.value(1)]);
        return clipped(params, between(from[0], to[0], from[1] - half, from[1] + half), api.style());
      };
    }
  };

  var ENCODE = {rects: {x: [0, 1], y: [2, 3]}, band: {x: 0, y: [1, 2]}};

  function each(list, task) {
    var items = list === undefined ? [] : Array.isArray(list) ? list : [list];
    for (var i = 0; i < items.length; i++) { task(items[i]); }
  }

  function formatTicks(axis) {
    if (axis.axisLabel && axis.axisLabel.formatter === 'tick') { axis.axisLabel.formatter = tick; }
  }

  function categories(option, series) {
    var x = option.xAxis, y = option.yAxis;
    var found = [];
    if (series.type === 'heatmap') { found = [x.data, y.data]; }
    return found;
  }

  // Makes an option of ours one of ECharts'; in place.
  function prepare(option, dark) {
    each(option.xAxis, formatTicks);
    each(option.yAxis, formatTicks);
    each(option.parallelAxis, function (axis) {
      formatTicks(axis);
      axis.axisLabel.textBorderColor = (dark ? DARK : LIGHT).back;
      axis.axisLabel.textBorderWidth = 3;
    });
    each(option.series, function (series) {
      if (series.draw) {
        series.type = 'custom';
        series.renderItem = draw[series.draw](series);
        series.encode = series.encode || ENCODE[series.draw];
        series.clip = true;
      }
      if (series.tip) {
        series.tooltip = {formatter: itemTip(series.tip, categories(option, series))};
      }
    });
    if (option.tooltip && option.tooltip.trigger === 'axis') { option.tooltip.formatter = axisTip; }
    return option;
  }

  function legendWidth(option) {
    var sum = 0;
    if (option.legend) { each(option.series, function (series) { sum += 50 + 7.5 * String(series.name || '').length; }); }
    return sum;
  }

  // Lays a prepared option out for a narrow place: the title wraps, and the legend goes below the
  // chart where the title leaves it no room.
  function fit(option, width) {
    var title = option.title ? 9 * String(option.title.text).length : 0;
    var narrow = width < 560 || title + legendWidth(option) > width;
    if (option.title) {
      var more = 18 * Math.max(0, Math.ceil(title / (width - 24)) - 1);
      each(option.grid, function (grid) { if (typeof grid.top === 'number') { grid.top += more; } });
      each(option.parallel, function (parallel) { parallel.top += more; });
      option.title.textStyle.width = width - 24;
      option.title.textStyle.overflow = 'break';
      option.title.textStyle.lineHeight = 18;
      option.title.subtextStyle.width = width - 24;
      option.title.subtextStyle.overflow = 'truncate';
    }
    if (narrow && option.legend) {
      option.legend.top = undefined;
      option.legend.right = undefined;
      option.legend.bottom = 0;
      option.legend.left = 'center';
      each(option.grid, function (grid) { grid.bottom = 62; });
    }
    if (narrow) {
      each(option.yAxis, function (axis) {
        if (axis.type === 'category' && axis.axisLabel) { axis.axisLabel.width = 90; }
      });
    }
    return option;
  }

  return {theme: theme, prepare: prepare, fit: fit, tick: tick, escape: escape};
})();
