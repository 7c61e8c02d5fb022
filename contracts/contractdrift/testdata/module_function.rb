module Metrics
  module_function

  # @pre `total > 0` # want contract-drift @warning
  def share(part, total)
    part.to_f + total
  end
end
