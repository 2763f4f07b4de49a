"""Shapes and pictures: places, coastlines, the map page, drawings and exchange files."""
# floor 0
