class Voyage < ApplicationRecord
  # @pre `departed_at.nil?`
  def depart!(at)
    raise ArgumentError, "already gone" unless departed_at.nil?

    @at = at
  end
end
