// Draws the page of the API from its document. Nothing is asked from other servers.
(() => {
  'use strict';
  const place = document.getElementById('api');
  window.SwaggerUIBundle({
    domNode: place,
    url: place.dataset.document,
    validatorUrl: null,
    deepLinking: true,
    docExpansion: 'list',
    defaultModelsExpandDepth: 0,
    syntaxHighlight: false,
  });
})();
