"""What clients of the OpenSanctions API ask: matching, search, entities, the catalogue. ``as_of`` and ``known_at`` are added.

A dataset is a register; ``default``, ``all`` and ``sanctions`` are all of them. Source of the forms: the API's public
description (https://api.opensanctions.org/openapi.json) and the models of the package ``yente-client`` 0.2.
"""
