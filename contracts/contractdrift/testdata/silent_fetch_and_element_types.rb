module Rows
  class Import
    # @pre `ids.all?(Integer)`
    def call(ids)
      raise ArgumentError, "ids must be integers" unless ids.all? { |id| id.is_a?(Integer) }

      Rows::Log.write!(ids)
    end
  end
end
