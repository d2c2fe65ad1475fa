// Draws the charts of a page, those in view first, in the reader's theme, to the width there is.
(function () {
  'use strict';
  var dark = window.matchMedia('(prefers-color-scheme: dark)');
  var places = document.querySelectorAll('.plot');

  // Smaller than so its letters can't be read; a narrow place is scrolled instead.
  var SMALLEST = 0.7;

  function size(place) {
    place.style.height = place.dataset.height + 'px';
    place.style.minWidth = place.dataset.least + 'px';
    if (place.dataset.fixed === 'true') {
      place.style.width = place.dataset.width + 'px';
      place.style.zoom = Math.min(1, Math.max(SMALLEST, place.parentNode.clientWidth / place.dataset.width));
    }
  }

  function show(place, night) {
    var option = JSON.parse(document.getElementById(place.dataset.option).textContent);
    var old = echarts.getInstanceByDom(place);
    if (old) { old.dispose(); }
    var chart = echarts.init(place, skysweep.theme(night), {
      renderer: place.dataset.fixed === 'true' ? 'canvas' : 'svg',
      width: place.dataset.fixed === 'true' ? +place.dataset.width : undefined,
      height: +place.dataset.height
    });
    chart.setOption(skysweep.fit(skysweep.prepare(option, night), place.clientWidth));
  }

  function visible(place) { return place.dataset.shown === 'true'; }

  function draw(place) {
    if (!visible(place)) {
      place.dataset.shown = 'true';
      show(place, dark.matches);
    }
  }

  places.forEach(size);
  var watcher = new IntersectionObserver(function (entries) {
    entries.forEach(function (entry) { if (entry.isIntersecting) { draw(entry.target); } });
  }, {rootMargin: '300px'});
  places.forEach(function (place) { watcher.observe(place); });

  // The others when the browser has nothing to do: a picture of the whole page has them all.
  var later = window.requestIdleCallback || function (work) { setTimeout(work, 50); };
  function drawNext() {
    var next = Array.prototype.find.call(places, function (place) { return !visible(place); });
    if (next) {
      draw(next);
      later(drawNext);
    }
  }
  window.addEventListener('load', function () { later(drawNext); });

  var timer = 0;
  window.addEventListener('resize', function () {
    clearTimeout(timer);
    timer = setTimeout(function () {
      places.forEach(function (place) { size(place); if (visible(place)) { show(place, dark.matches); } });
    }, 150);
  });
  dark.addEventListener('change', function () {
    places.forEach(function (place) { if (visible(place)) { show(place, dark.matches); } });
  });
  // Paper shows every chart, in dark on light.
  window.addEventListener('beforeprint', function () { places.forEach(function (place) { show(place, false); }); });
  window.addEventListener('afterprint', function () { places.forEach(function (place) { show(place, dark.matches); }); });
})();
