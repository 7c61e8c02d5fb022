class ReadsById
  def call(params)
    Line.where(order_id: params[:order_id].to_i) # want silent-coercion params @information
  end
end

class WritesById
  def call(params)
    Line.create!(order_id: params[:order_id].to_i) # want silent-coercion params @warning
  end
end

class PassesIdsOn
  def initialize(race_id:)
    @race_id = race_id.to_i # want silent-coercion race_id @information
  end

  def call(params)
    rows = [params[:row_id].to_i] # want silent-coercion params @information
    @gateway.post("/races/#{@race_id}", rows: rows)
    target = { project_id: params[:project_id].to_i } # want silent-coercion params @information
    redirect_to new_project_path(target)
  end

  def assign(params)
    user_id = params[:user_id].to_i # want silent-coercion params @warning
    Line.create!(user_id: user_id)
  end
end
