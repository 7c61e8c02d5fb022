module Boats
  class Row
    # @pre `oars > 0` # want contract-drift @warning
    def call(oars)
      begin
        raise ArgumentError, "oars must be positive" unless oars > 0
      rescue ArgumentError => e
        Rails.logger.warn(e.message)
      end
      Boats::Log.write!(oars)
    end
  end
end
