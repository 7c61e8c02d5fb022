module Geometry
  module_function

  # @pre `widht > 0` # want invalid-contract @warning
  def area(width, height)
    raise ArgumentError, "width" unless width > 0

    width * height
  end
end
