class ThrottleService
  LIMITS = { login: { max: 3 } }.freeze

  def initialize(email:, scope:, rows:, unique_by:)
    @email = email or raise ArgumentError, "email is required"
    @scope = scope
    @max = LIMITS[scope][:max]
    @rows = rows or raise ArgumentError, "rows are required"
    @unique_by = unique_by
  end

  def call
    Rails.cache.write("throttle:#{@scope}:#{@email}", @max)
    Row.upsert_all(@rows, unique_by: @unique_by)
  end
end
